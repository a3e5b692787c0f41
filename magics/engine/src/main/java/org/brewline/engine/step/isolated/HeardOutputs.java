package org.brewline.engine.step.isolated;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.artifact.Kind;
import org.brewline.engine.store.FactJson;
import org.brewline.engine.store.HandledValue;
import org.brewline.engine.store.Store;

/** What a step in its own process made, until it is in the store. */
final class HeardOutputs {
    private final List<Output> outputs = new ArrayList<>();
    private final Map<String, Path> files = new LinkedHashMap<>();

    private record Output(String name, String type, HandledValue value) {}

    void addOutput(DataInputStream from) throws IOException {
        String name = Text.read(from);
        String type = Text.read(from);
        Kind kind = Kind.valueOf(Text.read(from));
        String handler = Text.read(from);
        String mediaType = Text.read(from);
        String extension = Text.read(from);
        boolean folder = from.readBoolean();
        var preview = FactJson.preview(Text.read(from));
        var contents = new TreeMap<String, HandledValue.Content>();
        for (int left = from.readInt(); left > 0; left--) {
            String path = Text.read(from);
            contents.put(
                    path,
                    from.readBoolean()
                            ? new HandledValue.Content.File(Path.of(Text.read(from)))
                            : new HandledValue.Content.Bytes(ByteBuffer.wrap(Text.readBytes(from))));
        }
        outputs.add(new Output(
                name, type, new HandledValue(kind, handler, mediaType, extension, folder, preview, contents)));
    }

    void addFiles(DataInputStream from) throws IOException {
        for (int left = from.readInt(); left > 0; left--) {
            files.put(Text.read(from), Path.of(Text.read(from)));
        }
    }

    /** Takes all of it into the store: the outputs, then the files. */
    List<Artifact> storeIn(Store store) {
        var artifacts = new ArrayList<Artifact>();
        outputs.forEach(output -> artifacts.add(store.adopt(output.name(), output.type(), output.value())));
        files.forEach((name, file) -> artifacts.add(store.write(name, "Path", file)));
        return artifacts;
    }
}
