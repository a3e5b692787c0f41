package org.brewline.engine.step.isolated;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.brewline.engine.store.PointBatch;

/** Points of dynamic metrics in a frame, each name once. */
final class PointsForm {
    private PointsForm() {}

    static void write(DataOutput to, PointBatch points) throws IOException {
        var names = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < points.size(); i++) {
            names.putIfAbsent(points.name(i), names.size());
        }
        Text.writeAll(to, new ArrayList<>(names.keySet()));
        to.writeInt(points.size());
        for (int i = 0; i < points.size(); i++) {
            to.writeInt(names.getOrDefault(points.name(i), 0));
            to.writeLong(points.step(i));
            to.writeDouble(points.value(i));
            to.writeLong(points.atMillis(i));
        }
    }

    static PointBatch read(DataInput from) throws IOException {
        List<String> names = Text.readAll(from);
        int count = from.readInt();
        var points = new PointBatch();
        for (int i = 0; i < count; i++) {
            points.add(names.get(from.readInt()), from.readLong(), from.readDouble(), from.readLong());
        }
        return points;
    }
}
