package org.brewline.notebook.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.brewline.engine.config.NearestName;
import org.brewline.engine.query.Query;
import org.brewline.engine.store.RunQuery;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.Store;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.session.Completions;
import org.brewline.notebook.picture.Notice;
import org.brewline.notebook.picture.Pictures;
import org.brewline.notebook.picture.RunRow;
import org.brewline.notebook.workbench.RunSelection;
import org.brewline.notebook.workbench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code %runs}: the runs that a query asks for; names, tags, notes, pins and archives them. */
public final class RunsMagic extends BrewlineMagic<RunsMagic.Arguments> {

    /** What the line takes. */
    @Command(
            name = "runs",
            description = "Lists the runs that a query asks for, the newest first without an order.",
            footer = {
                "",
                "  %%runs penguins",
                "  %%runs pipeline = penguins and score.accuracy > 0.9 order by started desc",
                "  %%runs started > 2d ago and trainSvc.kernel in (rbf, poly) order by accuracy desc limit 5",
                "  %%runs tag = paper and not state = failed -> table",
                "",
                "Fields: id, pipeline, state, started, finished, duration, name, note, tag, sweep, trial, pinned,",
                "archived; and any config, metric or result as step.name, or its name alone.",
                "Operators: = != < <= > >= in (a, b) contains; and, or, not, ( ).",
                "Times: 2d ago, today, yesterday, 2026-11-25, 2026-11-25 10:30. Archived runs show when asked for.",
                "",
                "  %%runs name latest the good one      a name that stands for the run everywhere",
                "  %%runs tag latest paper baseline     untag takes tags away",
                "  %%runs note latest lower c overfits  nothing after the run takes the note away",
                "  %%runs pin latest                    %%gc leaves it; unpin",
                "  %%runs archive where state = failed  lists leave it out; unarchive"
            })
    public static final class Arguments {
        @Parameters(arity = "0..1", paramLabel = "QUERY", description = "A query, a pipeline's name, or what to do.")
        String query = "";

        @Option(names = "-n", paramLabel = "COUNT", description = "How many; 20 without.")
        int count = 20;

        @Option(
                names = "--as",
                paramLabel = "NAME",
                description = "Puts the runs into a variable as a table; -> NAME does the same.")
        String variable = "";
    }

    public RunsMagic(Supplier<Workbench> workbench) {
        super("runs", Set.of(Form.LINE), workbench);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    public List<String> tokenize(String argumentLine) {
        return QueryLine.split(argumentLine, Set.of("-n", "--as"));
    }

    @Override
    Object run(Arguments arguments, MagicCall call, Workbench bench) throws Exception {
        Optional<RunVerb> verb = RunVerb.of(arguments.query);
        if (verb.isPresent()) {
            return verb.get().apply(arguments.query, bench);
        }
        if (arguments.count < 1) {
            throw new MagicException("Not done", "-n " + arguments.count + "\n    write a number from 1");
        }
        Store store = bench.runs().store();
        Query query = query(arguments.query);
        if (!arguments.variable.isEmpty()) {
            return assigned(arguments.variable, query, bench);
        }
        List<RunRecord> runs = store.find(query.limitedTo(arguments.count));
        if (runs.isEmpty() && !RunSelection.isQuery(arguments.query) && !arguments.query.isBlank()) {
            refuseUnknown(arguments.query, bench, store);
        }
        return Pictures.runs(runs.stream().map(run -> row(store, run)).toList());
    }

    /** The runs that the arguments ask for. */
    public static List<RunRecord> runs(Arguments arguments, Workbench bench) {
        if (RunVerb.of(arguments.query).isPresent()) {
            throw new MagicException("Not done", "\"%s\" changes runs; this lists them".formatted(arguments.query));
        }
        return bench.runs().store().find(query(arguments.query).limitedTo(Math.max(1, arguments.count)));
    }

    /** A word alone is a pipeline. */
    private static Query query(String text) {
        return text.isBlank() || RunSelection.isQuery(text)
                ? RunSelection.query(text)
                : Query.parse("pipeline = \"" + text.strip().replace("\"", "\"\"") + "\"");
    }

    private static Notice assigned(String variable, Query query, Workbench bench) throws Exception {
        int rows = bench.runs().assignTable(variable, query);
        return new Notice()
                .code("Table ")
                .strong(variable)
                .quiet("   " + rows + (rows == 1 ? " run" : " runs"))
                .line();
    }

    private static void refuseUnknown(String pipeline, Workbench bench, Store store) {
        if (bench.pipelines().names().contains(pipeline)) {
            return;
        }
        List<String> names = store.runs(RunQuery.all().limit(200)).stream()
                .map(run -> run.shape().name())
                .distinct()
                .toList();
        var known = new ArrayList<>(names);
        known.addAll(RunVerb.words());
        throw new MagicException(
                "Unknown pipeline",
                "There are no runs of a pipeline \"" + pipeline + "\"\n    "
                        + NearestName.advice(
                                pipeline,
                                known,
                                names.isEmpty()
                                        ? "the store has no runs yet"
                                        : "there are runs of " + String.join(", ", names)));
    }

    private static RunRow row(Store store, RunRecord run) {
        return new RunRow(
                run,
                store.brief(run.id()),
                store.measures(run.id()),
                store.transfer().origin(run.id()));
    }

    @Override
    public List<Completions.Item> candidates(List<String> before, String prefix, MagicCall call) {
        var items = new ArrayList<Completions.Item>();
        int rest = before.indexOf("--");
        String text = rest < 0 ? "" : before.get(rest + 1);
        if (text.isEmpty()) {
            items.addAll(new Candidates(workbench(), prefix).pipelines());
            RunVerb.words().stream()
                    .filter(word -> word.startsWith(prefix))
                    .forEach(word -> items.add(new Completions.Item(word, "keyword", "")));
        } else if (RunVerb.of(text).isPresent() && !text.contains(" where")) {
            return new Candidates(workbench(), prefix).runs();
        }
        int where = text.indexOf("where ");
        String query = where < 0 ? text.equals("where") ? "" : text : text.substring(where + 6);
        items.addAll(new QueryCandidates(workbench().runs().store()).after(query, prefix));
        return items;
    }
}
