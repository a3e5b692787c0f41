package org.brewline.notebook.workbench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.brewline.engine.store.RunStart;
import org.brewline.kernel.session.Session;
import org.brewline.kernel.session.SourcePart;
import org.brewline.notebook.language.Formal;

/**
 * The cells that make a pipeline, in an order in which a new notebook can execute them: what helps, of the cells that
 * say more than that only the part which is needed; the components' cells; the pipelines', the contained ones first.
 */
final class RunCells {
    /** Names that the body of a pipeline declares itself. */
    private static final Pattern DECLARED = Pattern.compile("[\\w>\\]]\\s+(\\w+)\\s*[=:]");

    private final Session session;
    private final ComponentShelf components;
    private final Supplier<List<String>> mavenOptions;

    RunCells(Session session, ComponentShelf components, Supplier<List<String>> mavenOptions) {
        this.session = session;
        this.components = components;
        this.mavenOptions = mavenOptions;
    }

    List<RunStart.Cell> of(LinkedPipeline pipeline) {
        var pipelines = new LinkedHashSet<PipelineCell>();
        addPipelines(pipeline, pipelines);
        Map<String, WrittenComponent> used = new LinkedHashMap<>();
        pipeline.components().keySet().forEach(name -> components.written(name).ifPresent(c -> used.put(name, c)));
        List<String> classes = pipeline.components().values().stream()
                .map(c -> c.method().getDeclaringClass().getName())
                .toList();
        Set<String> own = new LinkedHashSet<>();
        used.values().forEach(c -> own.add(c.cell().cell()));
        var help = new TreeMap<Integer, Set<String>>();
        for (SourcePart part : session.sources(classes, texts(used.values(), pipelines))) {
            if (!own.contains(part.cell())) {
                help.computeIfAbsent(part.count(), c -> new LinkedHashSet<>()).add(text(part));
            }
        }
        var cells = new ArrayList<RunStart.Cell>();
        String options = String.join(" ", mavenOptions.get());
        if (!options.isEmpty()) {
            cells.add(new RunStart.Cell("maven", options));
        }
        help.forEach((count, texts) -> cells.add(new RunStart.Cell("cell " + count, String.join("\n\n", texts))));
        used.values().stream()
                .sorted(Comparator.comparingInt(c -> c.place().cell()))
                .filter(c -> own.remove(c.cell().cell()))
                .forEach(c -> cells.add(
                        new RunStart.Cell(c.place().toString(), c.cell().cell())));
        pipelines.forEach(cell -> cells.add(new RunStart.Cell("cell " + cell.count() + ", line 1", cell.text())));
        return cells;
    }

    private static void addPipelines(LinkedPipeline pipeline, Set<PipelineCell> found) {
        pipeline.parts().values().forEach(part -> addPipelines(part, found));
        found.add(pipeline.cell());
    }

    /** What only the text names: the defaults of parameters, and all of a pipeline's body but its own variables. */
    private static List<String> texts(Collection<WrittenComponent> used, Collection<PipelineCell> pipelines) {
        var texts = new ArrayList<String>();
        for (WrittenComponent component : used) {
            for (Formal formal : component.declaration().formals()) {
                formal.defaultExpression().ifPresent(written -> texts.add(written.text()));
            }
        }
        for (PipelineCell pipeline : pipelines) {
            String body = pipeline.text().substring(pipeline.headStart());
            Set<String> declared = new LinkedHashSet<>();
            DECLARED.matcher(body).results().forEach(found -> declared.add(found.group(1)));
            for (String word : body.split("\\W+", -1)) {
                if (!declared.contains(word)) {
                    texts.add(word);
                }
            }
        }
        return texts;
    }

    /** The part; of a magic's cell the whole, but for an import. */
    private static String text(SourcePart part) {
        boolean ofMagic = part.cell().stripLeading().startsWith("%%");
        return ofMagic && !part.text().startsWith("import ")
                ? part.cell().strip()
                : part.text().strip();
    }
}
