package org.brewline.engine.step.isolated;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Texts and bytes of any length in a frame. */
final class Text {
    private Text() {}

    static void write(DataOutput to, String text) throws IOException {
        writeBytes(to, text.getBytes(StandardCharsets.UTF_8));
    }

    static String read(DataInput from) throws IOException {
        return new String(readBytes(from), StandardCharsets.UTF_8);
    }

    static void writeAll(DataOutput to, List<String> texts) throws IOException {
        to.writeInt(texts.size());
        for (String text : texts) {
            write(to, text);
        }
    }

    static List<String> readAll(DataInput from) throws IOException {
        int count = from.readInt();
        var texts = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            texts.add(read(from));
        }
        return texts;
    }

    static void writeBytes(DataOutput to, byte[] bytes) throws IOException {
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    static byte[] readBytes(DataInput from) throws IOException {
        var bytes = new byte[from.readInt()];
        from.readFully(bytes);
        return bytes;
    }
}
