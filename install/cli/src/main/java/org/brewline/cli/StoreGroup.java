package org.brewline.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.brewline.engine.store.StoreStatistics;
import org.brewline.notebook.workbench.Workbench;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code brewline store}: where the store is and what it holds. */
@Command(name = "store", description = "Says where the store is and how much it holds; copy moves runs to another.")
final class StoreGroup extends StoreCommand {
    StoreGroup(Surroundings surroundings) {
        super(surroundings);
    }

    static CommandLine of(Surroundings surroundings) {
        return new CommandLine(new StoreGroup(surroundings)).addSubcommand(new StoreCopyCommand(surroundings));
    }

    @Override
    int run(Workbench bench) {
        StoreStatistics held = bench.runs().store().statistics();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("store", bench.runs().store().address().toString());
        facts.put("runs", held.runs());
        facts.put("steps", held.steps());
        facts.put("artifacts", held.artifacts());
        facts.put("artifactBytes", held.artifactBytes());
        facts.put("objects", held.objects());
        facts.put("objectBytes", held.objectBytes());
        facts.put("databaseBytes", held.databaseBytes());
        if (json) {
            terminal().json(facts);
        } else {
            facts.forEach((name, value) -> terminal().say("%-14s %s".formatted(name, value)));
        }
        return ExitCode.DONE;
    }
}
