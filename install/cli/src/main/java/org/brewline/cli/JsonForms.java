package org.brewline.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.store.Advance;
import org.brewline.engine.store.Collected;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.RunOrigin;
import org.brewline.engine.store.Store;
import org.brewline.notebook.magic.BundleMagic;
import org.brewline.notebook.magic.CompareMagic;
import org.brewline.notebook.magic.GcMagic;
import org.brewline.notebook.magic.ImportMagic;
import org.brewline.notebook.magic.NotebookMagic;
import org.brewline.notebook.magic.RunsMagic;
import org.brewline.notebook.workbench.Workbench;
import picocli.CommandLine.ParseResult;

/** What a magic does, as a value for scripts: through the same calls of the engine that the magic makes. */
final class JsonForms {
    private interface Form {
        Object of(Object arguments, ParseResult parsed, Workbench bench) throws InterruptedException;
    }

    private static final Map<String, Form> FORMS = Map.of(
            "runs", JsonForms::runs,
            "artifacts", JsonForms::artifacts,
            "metrics", JsonForms::metrics,
            "compare", JsonForms::compared,
            "gc", JsonForms::collect,
            "bundle", JsonForms::bundle,
            "import", JsonForms::imported,
            "notebook", JsonForms::notebook);

    private JsonForms() {}

    static boolean has(String name) {
        return FORMS.containsKey(name);
    }

    static Object of(String name, Object arguments, ParseResult parsed, Workbench bench) throws InterruptedException {
        Form form = Optional.ofNullable(FORMS.get(name)).orElseThrow();
        return form.of(arguments, parsed, bench);
    }

    private static Object runs(Object arguments, ParseResult parsed, Workbench bench) {
        var json = new RunJson(bench.runs().store());
        return RunsMagic.runs((RunsMagic.Arguments) arguments, bench).stream()
                .map(json::brief)
                .toList();
    }

    private static Object artifacts(Object arguments, ParseResult parsed, Workbench bench) {
        Store store = bench.runs().store();
        RunId run = bench.runs()
                .references()
                .find(parsed.matchedPositionalValue(0, ""))
                .id();
        String step = parsed.matchedPositionalValue(1, "");
        return new RunJson(store).artifacts(run, step);
    }

    private static Object metrics(Object arguments, ParseResult parsed, Workbench bench) {
        List<String> named = parsed.matchedPositionalValue(0, List.of("latest"));
        var json = new RunJson(bench.runs().store());
        return named.stream()
                .map(name -> json.metrics(bench.runs().references().find(name)))
                .toList();
    }

    private static Object compared(Object arguments, ParseResult parsed, Workbench bench) {
        return ComparisonJson.of(CompareMagic.compare((CompareMagic.Arguments) arguments, bench));
    }

    private static Object bundle(Object arguments, ParseResult parsed, Workbench bench) {
        var written = BundleMagic.write((BundleMagic.Arguments) arguments, bench, output -> Advance.SILENT);
        return Map.of(
                "file", bench.folder().resolve(written.output()).toString(),
                "runs", written.runs().stream().map(run -> run.id().toString()).toList(),
                "inputs", written.inputs().held(),
                "missingInputs", written.inputs().missing());
    }

    private static Object imported(Object arguments, ParseResult parsed, Workbench bench) throws InterruptedException {
        return ImportMagic.read((ImportMagic.Arguments) arguments, bench, file -> Advance.SILENT).stream()
                .map(run -> {
                    var json = new LinkedHashMap<String, Object>();
                    json.put("id", run.id().toString());
                    json.put("pipeline", run.pipeline());
                    json.put("new", run.isNew());
                    json.put("madeBy", run.origin().map(RunOrigin::madeBy).orElse(""));
                    json.put("trusted", run.origin().map(RunOrigin::trusted).orElse(true));
                    return json;
                })
                .toList();
    }

    private static Object notebook(Object arguments, ParseResult parsed, Workbench bench) {
        var written = NotebookMagic.write((NotebookMagic.Arguments) arguments, bench);
        return Map.of(
                "file", bench.folder().resolve(written.output()).toString(),
                "run", written.run().id().toString());
    }

    private static Object collect(Object arguments, ParseResult parsed, Workbench bench) {
        Collected collected =
                bench.runs().store().collect(GcMagic.plan((GcMagic.Arguments) arguments, bench), Advance.SILENT);
        var json = new LinkedHashMap<String, Object>();
        json.put("runs", collected.runs().stream().map(RunId::toString).toList());
        json.put("needed", collected.needed().stream().map(RunId::toString).toList());
        json.put("objects", collected.objects());
        json.put("bytes", collected.bytes());
        return json;
    }
}
