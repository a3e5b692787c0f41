package org.brewline.engine.step.isolated;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import org.brewline.engine.config.Generics;
import org.brewline.engine.config.Primitives;

/** A type in a frame: its class by name, and its arguments. A wildcard goes as its bound, as it is read as that. */
final class TypeForm {
    private TypeForm() {}

    static void write(DataOutput to, Type type) throws IOException {
        Text.write(to, Generics.raw(type).getName());
        List<Type> arguments = type instanceof ParameterizedType ? Generics.arguments(type) : List.of();
        to.writeByte(arguments.size());
        for (Type argument : arguments) {
            write(to, argument);
        }
    }

    static Type read(DataInput from, ClassLoader loader) throws IOException, ClassNotFoundException {
        Class<?> raw = Primitives.classOf(Text.read(from), loader);
        var arguments = new Type[from.readByte()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = read(from, loader);
        }
        return arguments.length == 0 ? raw : Generics.parameterized(raw, arguments);
    }
}
