package org.brewline.engine.artifact;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamConstants;
import java.io.ObjectStreamField;
import java.io.OutputStream;
import java.lang.reflect.Modifier;
import java.util.Arrays;

/**
 * Java's serialized form, in which a notebook's classes have the same names in every session: equal values are equal
 * bytes tomorrow. Every reader of serialized objects understands the form.
 */
final class SteadyOutput extends ObjectOutputStream {
    SteadyOutput(OutputStream out) throws IOException {
        super(out);
    }

    @Override
    protected void writeClassDescriptor(ObjectStreamClass described) throws IOException {
        if (described.getName().equals(SessionNames.steady(described.getName()))) {
            super.writeClassDescriptor(described);
            return;
        }
        Class<?> type = described.forClass();
        writeUTF(SessionNames.steady(described.getName()));
        writeLong(declaresVersion(type) ? described.getSerialVersionUID() : 0); // Java's own would depend on the name
        writeByte(flags(type));
        ObjectStreamField[] fields = described.getFields();
        writeShort(fields.length);
        for (ObjectStreamField field : fields) {
            writeByte(field.getTypeCode());
            writeUTF(field.getName());
            if (!field.isPrimitive()) {
                writeObject(SessionNames.steady(field.getTypeString()).intern()); // equal texts are written once
            }
        }
    }

    private static int flags(Class<?> type) {
        int flags = Externalizable.class.isAssignableFrom(type) && !type.isEnum()
                ? ObjectStreamConstants.SC_EXTERNALIZABLE | ObjectStreamConstants.SC_BLOCK_DATA
                : ObjectStreamConstants.SC_SERIALIZABLE;
        if (type.isEnum() || type.getSuperclass() == Enum.class) {
            return flags | ObjectStreamConstants.SC_ENUM;
        }
        boolean plain = (flags & ObjectStreamConstants.SC_SERIALIZABLE) != 0 && !type.isRecord();
        return plain && writesItself(type) ? flags | ObjectStreamConstants.SC_WRITE_METHOD : flags;
    }

    private static boolean declaresVersion(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .anyMatch(field -> field.getName().equals("serialVersionUID")
                        && Modifier.isStatic(field.getModifiers())
                        && Modifier.isFinal(field.getModifiers()));
    }

    private static boolean writesItself(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals("writeObject")
                        && Modifier.isPrivate(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers())
                        && method.getReturnType() == void.class
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {ObjectOutputStream.class}));
    }
}
