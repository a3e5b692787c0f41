package org.brewline.engine.step.isolated;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.brewline.engine.component.RelayedException;
import org.jspecify.annotations.Nullable;

/** An exception in a frame: names, message, stack trace, causes. Nobody needs its class to read it. */
final class ThrownForm {
    private static final int FRAMES = 1_000;
    private static final int CAUSES = 20;

    private ThrownForm() {}

    static void write(DataOutput to, Throwable thrown) throws IOException {
        write(to, thrown, CAUSES);
    }

    private static void write(DataOutput to, Throwable thrown, int causes) throws IOException {
        var names = new ArrayList<String>();
        for (Class<?> c = thrown.getClass(); c != Object.class && c != null; c = c.getSuperclass()) {
            names.add(c.getName());
        }
        Text.writeAll(to, names);
        String message = thrown.getMessage();
        Text.write(to, message == null ? "" : message);
        writeTrace(to, thrown.getStackTrace());
        Throwable cause = thrown.getCause();
        boolean more = cause != null && cause != thrown && causes > 0;
        to.writeBoolean(more);
        if (more && cause != null) {
            write(to, cause, causes - 1);
        }
        Throwable[] suppressed = causes > 0 ? thrown.getSuppressed() : new Throwable[0];
        int count = Math.min(suppressed.length, CAUSES);
        to.writeByte(count);
        for (int i = 0; i < count; i++) {
            write(to, suppressed[i], 0);
        }
    }

    static RelayedException read(DataInput from) throws IOException {
        var thrown = new RelayedException(Text.readAll(from), Text.read(from), readTrace(from));
        if (from.readBoolean()) {
            thrown.initCause(read(from));
        }
        int suppressed = from.readByte();
        for (int i = 0; i < suppressed; i++) {
            thrown.addSuppressed(read(from));
        }
        return thrown;
    }

    static void writeTrace(DataOutput to, StackTraceElement[] trace) throws IOException {
        int count = Math.min(trace.length, FRAMES);
        to.writeInt(count);
        for (StackTraceElement element : List.of(trace).subList(0, count)) {
            Text.write(to, element.getClassName());
            Text.write(to, element.getMethodName());
            @Nullable String file = element.getFileName();
            Text.write(to, file == null ? "" : file);
            to.writeInt(element.getLineNumber());
        }
    }

    static StackTraceElement[] readTrace(DataInput from) throws IOException {
        var trace = new StackTraceElement[from.readInt()];
        for (int i = 0; i < trace.length; i++) {
            String type = Text.read(from);
            String method = Text.read(from);
            String file = Text.read(from);
            trace[i] = new StackTraceElement(type, method, file.isEmpty() ? null : file, from.readInt());
        }
        return trace;
    }
}
