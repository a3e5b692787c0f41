package org.brewline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.brewline.kernel.cell.ErrorText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code brewline export}: a notebook's pipeline as a file for another engine, as {@code %export} does it. */
@Command(
        name = "export",
        description = {
            "Executes the cells of a notebook that define pipelines, and writes one of them for another engine.",
            "What follows the notebook is what %%export takes; a relative file is taken from the notebook's folder."
        },
        footer = {"", "  brewline export penguins.ipynb kfp penguins -o penguins.yaml --image registry/brewline-step:1"
        })
final class ExportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "NOTEBOOK", description = "The file.ipynb.")
    String file = "";

    @picocli.CommandLine.Unmatched
    List<String> arguments = new ArrayList<>();

    ExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Path path = surroundings.path(file);
        NotebookFile notebook = NotebookFile.read(path);
        try (var session = new HeadlessNotebook(Objects.requireNonNull(path.getParent()))) {
            List<NotebookFile.Cell> cells = notebook.cells();
            int last = cells.size();
            while (last > 0 && CellKind.of(cells.get(last - 1).source()) != CellKind.DEFINES) {
                last--;
            }
            for (NotebookFile.Cell cell : cells.subList(0, last)) {
                if (CellKind.of(cell.source()) != CellKind.RUNS_OR_LOOKS
                        && !run(session, cell.source(), cell.number(), false)) {
                    return ExitCode.FAILED;
                }
            }
            String export =
                    arguments.stream().map(MagicCommand::quoted).collect(Collectors.joining(" ", "%export ", ""));
            return run(session, export, cells.size() + 1, true) ? ExitCode.DONE : ExitCode.REFUSED;
        }
    }

    private boolean run(HeadlessNotebook session, String source, int number, boolean shown) {
        Optional<ErrorText> failure = session.run(source, number, new CellOutputs(surroundings.terminal(), shown));
        failure.ifPresent(f -> surroundings
                .terminal()
                .tell((shown ? "" : "Cell %d failed: %s\n".formatted(number, CellKind.title(source)))
                        + String.join("\n", f.lines())));
        return failure.isEmpty();
    }
}
