package org.brewline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brewline.engine.config.NearestName;
import org.brewline.kernel.cell.ErrorText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code brewline run}: executes a notebook without a browser. */
@Command(
        name = "run",
        description = {
            "Executes a notebook: all its cells, or only what defines one pipeline and then a run of that.",
            "A relative path in config is taken from the notebook's folder, as in the notebook."
        },
        footer = {
            "",
            "  brewline run penguins.ipynb                                    every cell, in order",
            "  brewline run penguins.ipynb -p load.csv=data/new.csv           with other config in its runs",
            "  brewline run penguins.ipynb --pipeline penguins --json         one run, told as lines of JSON",
            "",
            "Ends with 0 if all went well, 1 if a cell or a run failed, 2 if something is written wrongly and nothing"
                    + " ran, 3 if the store can't be used, 130 if it was interrupted."
        })
final class RunCommand implements Callable<Integer> {
    private static final Pattern PLACE = Pattern.compile("cell (\\d+), line (\\d+)");

    private final Surroundings surroundings;

    @Parameters(paramLabel = "NOTEBOOK", description = "The file.ipynb.")
    String file = "";

    @Option(
            names = "-p",
            paramLabel = "NAME=VALUE",
            description =
                    "Config of the runs (load.csv=…), stronger than what the notebook says, or a variable that the"
                            + " cell with the tag parameters declares. May be given several times.")
    List<String> given = new ArrayList<>();

    @Option(
            names = "--pipeline",
            paramLabel = "NAME",
            description = "Run only this pipeline: cells that run or look are left out.")
    String pipeline = "";

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description = "With --pipeline: go on from this run; what it finished is not executed again.")
    String resume = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the executed notebook there.")
    String output = "";

    @Option(
            names = {"-v", "--verbose"},
            description = "Say what the cells print and show, too.")
    boolean verbose;

    @Option(names = "--json", description = "One JSON value a line for each cell, step and run, and for the end.")
    boolean json;

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** A piece of the work: a cell, or the run at the end. */
    private record Task(int number, String source, String title, Optional<NotebookFile.Cell> cell) {}

    @Override
    public Integer call() throws Exception {
        if (!resume.isEmpty() && pipeline.isEmpty()) {
            throw new Refusal("--resume needs --pipeline NAME: which of the notebook's pipelines goes on?");
        }
        Path path = surroundings.path(file);
        NotebookFile notebook = NotebookFile.read(path);
        var parameters = new CellParameters(notebook, given);
        try (var session = new HeadlessNotebook(Objects.requireNonNull(path.getParent()))) {
            return run(notebook, parameters, session);
        } finally {
            if (!output.isEmpty()) {
                notebook.write(surroundings.path(output));
            }
        }
    }

    private int run(NotebookFile notebook, CellParameters parameters, HeadlessNotebook session) throws Exception {
        if (!parameters.config().isEmpty()) {
            session.bench().runs().overrides().add(parameters.config(), "-p");
        }
        List<Task> tasks = tasks(notebook, parameters);
        var progress = new RunProgress(surroundings.terminal(), json, tasks.size());
        session.bench().runs().observe(progress);
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.get(i);
            if (task.cell().isEmpty()) {
                check(session);
            }
            Optional<ErrorText> failure = run(task, i + 1, notebook, session, progress);
            if (failure.isPresent()) {
                return failed(task, notebook, failure.get(), session, progress);
            }
            if (session.isInterrupted()) {
                end(progress, ExitCode.INTERRUPTED, Map.of());
                return ExitCode.INTERRUPTED;
            }
        }
        if (unused(session).isPresent()) {
            throw unused(session).get();
        }
        end(progress, ExitCode.DONE, Map.of());
        return ExitCode.DONE;
    }

    /** Refuses a run before it begins if its pipeline or its config is written wrongly. */
    private void check(HeadlessNotebook session) throws Exception {
        var bench = session.bench();
        var linked = bench.pipelines().get(pipeline);
        if (resume.isEmpty()) {
            bench.runs().resolve(linked, List.of());
        } else {
            bench.runs().resumePlan(bench.runs().references().find(resume));
        }
    }

    private Optional<ErrorText> run(
            Task task, int position, NotebookFile notebook, HeadlessNotebook session, RunProgress progress) {
        progress.begins(position, task.title());
        var outputs = new CellOutputs(surroundings.terminal(), verbose && !json);
        Optional<ErrorText> failure = session.run(task.source(), task.number(), outputs);
        failure.ifPresent(outputs::failed);
        progress.ends(position, task.title(), failure.map(ErrorText::message));
        task.cell().ifPresent(cell -> notebook.output(cell, task.number(), outputs.asNotebook()));
        return failure;
    }

    private List<Task> tasks(NotebookFile notebook, CellParameters parameters) {
        var tasks = new ArrayList<Task>();
        List<NotebookFile.Cell> cells = notebook.cells();
        int last = cells.size();
        while (!pipeline.isEmpty()
                && last > 0
                && CellKind.of(cells.get(last - 1).source()) != CellKind.DEFINES) {
            last--;
        }
        for (NotebookFile.Cell cell : cells.subList(0, last)) {
            String source = parameters.source(cell);
            boolean wanted = pipeline.isEmpty() || CellKind.of(source) != CellKind.RUNS_OR_LOOKS;
            if (wanted && !source.isBlank()) {
                if (!source.equals(cell.source())) {
                    cell.node().put("source", source);
                }
                tasks.add(new Task(cell.number(), source, CellKind.title(source), Optional.of(cell)));
            }
        }
        if (!pipeline.isEmpty()) {
            String source = resume.isEmpty() ? "%run " + pipeline : "%resume " + resume;
            tasks.add(new Task(cells.size() + 1, source, source, Optional.empty()));
        }
        return tasks;
    }

    private int failed(
            Task task, NotebookFile notebook, ErrorText failure, HeadlessNotebook session, RunProgress progress) {
        String lines = String.join("\n", failure.lines());
        Optional<String> line = line(task.number(), lines);
        if (!json) {
            String what = task.cell().isPresent()
                    ? "Cell %d of %d failed%s: %s"
                            .formatted(
                                    task.number(),
                                    notebook.cells().size(),
                                    line.map(l -> ", line " + l).orElse(""),
                                    task.title())
                    : "The run failed: " + task.title();
            surroundings.terminal().tell(what + "\n" + lines.indent(2).stripTrailing());
        }
        Optional<Refusal> refused = unused(session);
        refused.filter(r -> !json).ifPresent(r -> surroundings.terminal().tell(String.valueOf(r.getMessage())));
        int code = session.isInterrupted()
                ? ExitCode.INTERRUPTED
                : refused.isPresent() ? ExitCode.REFUSED : ExitCode.FAILED;
        var said = new LinkedHashMap<String, Object>();
        said.put("cell", task.number());
        line.ifPresent(l -> said.put("line", Integer.parseInt(l)));
        said.put("error", failure.name());
        said.put("message", failure.message());
        end(progress, code, said);
        return code;
    }

    private static Optional<String> line(int cell, String text) {
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            if (place.group(1).equals(String.valueOf(cell))) {
                return Optional.of(place.group(2));
            }
        }
        return Optional.empty();
    }

    /** What {@code -p} names and no run took: a misspelt key must not pass for a setting. */
    private static Optional<Refusal> unused(HeadlessNotebook session) {
        var overrides = session.bench().runs().overrides();
        return overrides.unused().stream()
                .findFirst()
                .map(key -> new Refusal("-p %s: no run took it\n    %s"
                        .formatted(
                                key,
                                NearestName.advice(
                                        key,
                                        overrides.known(),
                                        overrides.known().isEmpty()
                                                ? "the notebook ran no pipeline, and its cell with the tag parameters"
                                                        + " declares no such variable"
                                                : "the runs took " + String.join(", ", overrides.known())))));
    }

    private void end(RunProgress progress, int code, Map<String, Object> failure) {
        if (json) {
            var said = new LinkedHashMap<String, Object>();
            said.put("event", "end");
            said.put(
                    "state",
                    switch (code) {
                        case ExitCode.DONE -> "succeeded";
                        case ExitCode.INTERRUPTED -> "cancelled";
                        default -> "failed";
                    });
            said.put("exit", code);
            said.put("runs", progress.runs());
            if (!failure.isEmpty()) {
                said.put("failure", failure);
            }
            surroundings.terminal().json(said);
        }
    }
}
