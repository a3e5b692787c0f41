package org.brewline.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.brewline.engine.store.Store;
import org.brewline.engine.store.Verification;
import org.brewline.notebook.magic.ShownVerification;
import org.brewline.notebook.workbench.Workbench;
import picocli.CommandLine.Command;

/** {@code brewline verify}: is the store whole? */
@Command(
        name = "verify",
        description = {
            "Reads and hashes all content of the store again, and follows every row. Changes nothing.",
            "Ends with 1 if something is missing or altered, and says which runs that touches."
        })
final class VerifyCommand extends StoreCommand {
    VerifyCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(Workbench bench) {
        Store open = bench.runs().store();
        Verification found =
                open.verify((done, total) -> terminal().status("reading the store's content: " + percent(done, total)));
        if (json) {
            terminal().json(asJson(found));
        } else {
            terminal().say(Shown.text(new ShownVerification(open).notice(found)));
        }
        return found.isWhole() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static String percent(long done, long total) {
        return total == 0 ? "100 %" : done * 100 / total + " %";
    }

    private static Map<String, Object> asJson(Verification found) {
        var json = new LinkedHashMap<String, Object>();
        json.put("whole", found.isWhole());
        json.put("objects", found.objects());
        json.put("bytes", found.bytes());
        json.put(
                "damages",
                found.damages().stream()
                        .map(damage -> Map.of(
                                "kind", damage.kind().name().toLowerCase(java.util.Locale.ROOT),
                                "what", damage.what(),
                                "touches",
                                        damage.touches().stream()
                                                .map(VerifyCommand::touched)
                                                .toList()))
                        .toList());
        return json;
    }

    private static Map<String, Object> touched(Verification.Touched touched) {
        var json = new LinkedHashMap<String, Object>();
        json.put("run", touched.run().toString());
        json.put("step", touched.step());
        json.put("artifact", touched.artifact());
        touched.file().ifPresent(file -> json.put("file", file));
        return json;
    }
}
