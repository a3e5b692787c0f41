package org.brewline.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.store.Store;
import org.brewline.engine.store.StoreAddress;
import org.brewline.engine.store.StoreException;
import org.brewline.engine.store.StoreHealth;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brewline doctor}: what is wrong with an installation or a store, and how to mend it. */
@Command(
        name = "doctor",
        description = {
            "Looks at the JDK, the start-up archives, the kernelspec and the store, and says how to mend what is wrong.",
            "Changes nothing. Ends with 1 if something is broken; what is only slow (!) is not."
        })
final class DoctorCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    StoreOption store = new StoreOption();

    @Option(names = "--json", description = "One JSON value, for scripts.")
    boolean json;

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var findings = new ArrayList<>(new JdkCheck(System.getenv()).look());
        findings.addAll(archives());
        findings.addAll(new KernelspecCheck(System.getProperty("brewline.python", "")).look());
        findings.addAll(store());
        if (json) {
            surroundings
                    .terminal()
                    .json(findings.stream()
                            .map(one -> Map.of(
                                    "state", RunJson.word(one.state()),
                                    "about", one.about(),
                                    "what", one.what(),
                                    "cure", one.cure()))
                            .toList());
        } else {
            findings.forEach(this::say);
        }
        boolean broken = findings.stream().anyMatch(one -> one.state() == Finding.State.BROKEN);
        return broken ? ExitCode.FAILED : ExitCode.DONE;
    }

    private void say(Finding one) {
        String cure = one.cure().isEmpty() ? "" : "\n               → " + one.cure();
        surroundings.terminal().say("%s %-12s %s%s".formatted(one.state().sign, one.about(), one.what(), cure));
    }

    private static List<Finding> archives() {
        String folder = System.getProperty("brewline.archives", "");
        if (folder.isEmpty()) {
            return List.of();
        }
        return List.of(
                Boolean.getBoolean("brewline.archives.fresh")
                        ? Finding.fine("archives", folder)
                        : Finding.slow(
                                "archives",
                                folder + ": none that fits this JDK and these jars; starts are slower",
                                "they are being made now, beside this; brewline setup makes them at once"));
    }

    private List<Finding> store() {
        StoreAddress address = store.address(surroundings);
        if (address.server().isPresent()) {
            return List.of(server(address));
        }
        Path folder = address.folder();
        if (!Files.exists(folder)) {
            return List.of(Finding.fine("store", "none yet; the first run makes " + folder));
        }
        List<Finding> wrong = StoreHealth.look(folder).stream()
                .map(problem -> Finding.broken(
                        "store",
                        problem.where() + ": " + problem.what(),
                        Shown.inTerminal(problem.instead(), List.of("gc"))))
                .toList();
        return wrong.isEmpty() ? List.of(Finding.fine("store", folder.toString())) : wrong;
    }

    private static Finding server(StoreAddress address) {
        try (Store opened = Store.open(address)) {
            return Finding.fine("store", opened.address() + ", content in " + address.folder());
        } catch (ProblemsException e) {
            Problem first = e.problems().get(0);
            return Finding.broken("store", first.what(), first.instead());
        } catch (StoreException e) {
            return Finding.broken("store", String.valueOf(e.getMessage()), "look at the server");
        }
    }
}
