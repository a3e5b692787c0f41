package org.brewline.notebook.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.brewline.engine.run.CacheForecast;
import org.brewline.kernel.display.MimeBundle;

/** What a run would do with each step, as a table. */
final class ForecastTable {
    private ForecastTable() {}

    static MimeBundle of(String pipeline, List<CacheForecast> steps) {
        Html page = Parts.page();
        long cached = steps.stream()
                .filter(s -> s.verdict() == CacheForecast.Verdict.CACHED)
                .count();
        String title = "%s: %d of %d steps would come from the cache; nothing was run"
                .formatted(pipeline, cached, steps.size());
        page.leaf("div", title, "style", "font-size:" + Look.BODY + "px;font-weight:600;margin-bottom:8px");
        Parts.table(page, List.of("Step", "", "Why"), List.of(false, false, false));
        var text = new ArrayList<List<String>>();
        text.add(List.of("step", "", "why"));
        for (CacheForecast step : steps) {
            Parts.row(page);
            Parts.rowHead(page, step.step());
            Parts.cell(page, word(step.verdict()));
            Parts.cell(page, String.join("; ", step.reasons()));
            page.close();
            text.add(List.of(step.step(), word(step.verdict()), String.join("; ", step.reasons())));
        }
        Parts.endTable(page);
        return Pictures.bundle(
                page.close().toString(), Optional.empty(), Html.visible(title + "\n\n" + TextTable.ruled(text)));
    }

    private static String word(CacheForecast.Verdict verdict) {
        return switch (verdict) {
            case CACHED -> "cached";
            case EXECUTED -> "executed";
            case SKIPPED -> "skipped";
            case OPEN -> "open";
        };
    }
}
