package org.brewline.engine.store;

import org.brewline.engine.artifact.Preview;

/** Previews and metrics as JSON, in the form that the store has them in; for processes that tell them each other. */
public final class FactJson {
    private FactJson() {}

    public static String of(Preview preview) {
        return RowJson.write(preview);
    }

    public static String of(StaticMetric metric) {
        return RowJson.write(metric);
    }

    public static Preview preview(String json) {
        return RowJson.preview(json);
    }

    public static StaticMetric metric(String json) {
        return RowJson.read(json, StaticMetric.class);
    }
}
