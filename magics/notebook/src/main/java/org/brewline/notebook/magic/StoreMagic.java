package org.brewline.notebook.magic;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.brewline.engine.store.Store;
import org.brewline.engine.store.StoreStatistics;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.notebook.picture.Pictures;
import org.brewline.notebook.workbench.Workbench;
import picocli.CommandLine.Command;

/** {@code %store}: where the store is and what it holds. */
public final class StoreMagic extends BrewlineMagic<StoreMagic.Arguments> {

    /** What the line takes. */
    @Command(
            name = "store",
            description = "Says where the store is and how much it holds.",
            footer =
                    "The store is the folder .brewline, found from the notebook's folder upwards; BREWLINE_STORE overrides.")
    public static final class Arguments {}

    public StoreMagic(Supplier<Workbench> workbench) {
        super("store", Set.of(Form.LINE), workbench);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    Object run(Arguments arguments, MagicCall call, Workbench bench) {
        Store store = bench.runs().store();
        StoreStatistics held = store.statistics();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("runs", count(held.runs()));
        facts.put("steps", count(held.steps()));
        facts.put("artifacts", count(held.artifacts()) + ", " + size(held.artifactBytes()));
        facts.put("objects on the disk", count(held.objects()) + ", " + size(held.objectBytes()));
        facts.put("database", size(held.databaseBytes()));
        return Pictures.store(store.folder().toString(), facts);
    }

    private static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private static String size(long bytes) {
        String[] units = {"B", "KB", "MB", "GB", "TB"};
        double size = bytes;
        int unit = 0;
        while (size >= 1000 && unit < units.length - 1) {
            size /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", size, units[unit]);
    }
}
