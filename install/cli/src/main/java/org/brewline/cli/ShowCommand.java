package org.brewline.cli;

import org.brewline.engine.run.RunEvents;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.Store;
import org.brewline.notebook.picture.Pictures;
import org.brewline.notebook.picture.RunPicture;
import org.brewline.notebook.workbench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code brewline show}: one run, as it stands under its cell. */
@Command(name = "show", description = "Shows a run: its steps, why it failed, its metrics, its artifacts.")
final class ShowCommand extends StoreCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "Its ID or the beginning of it, latest, ~1 for the last, or a pipeline's name; the latest"
                    + " without.")
    String run = "";

    ShowCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(Workbench bench) {
        Store open = bench.runs().store();
        RunRecord record = bench.runs().references().find(run);
        if (json) {
            terminal().json(new RunJson(open).whole(record));
        } else {
            terminal().say(Pictures.text(RunPicture.of(RunEvents.replay(open, record.id()))));
        }
        return ExitCode.DONE;
    }
}
