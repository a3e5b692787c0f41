package org.brewline.notebook.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.brewline.kernel.display.MimeBundle;

/**
 * Writes pages with every picture on a light and on a dark ground, for people to look at.
 *
 * <p>Run its {@code main} with the folder to write to.
 */
final class LookAtIt {
    private LookAtIt() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        write(folder, "finished", Pictures.run(Penguins.finished().picture()));
        write(folder, "running", Pictures.frame(Penguins.training().picture()));
        write(folder, "failed", Pictures.run(Penguins.failed().picture()));
        write(folder, "dag", Pictures.dag(Penguins.shape()));
        write(folder, "metrics", Pictures.metrics(List.of(Penguins.finished().picture())));
        write(folder, "sweep", Pictures.run(Stress.sweep(12).picture()));
        write(folder, "layers-whole", Pictures.run(Stress.layers(500).picture()));
        write(folder, "layers", Pictures.frame(Stress.layers(500).picture()));
        write(folder, "runs", Pictures.runs(List.of(Stress.row("rbf", 0.98), Stress.row("linear", 0.95))));
        write(
                folder,
                "artifacts",
                Pictures.metrics(
                        List.of(Penguins.finished().picture(), Stress.sweep(3).picture())));
        RunPicture rich = Stress.rich().picture();
        write(folder, "rich", Pictures.run(rich));
        MimeBundle plots = Pictures.plots(List.of(rich), PlotStyle.USUAL).orElseThrow();
        Files.writeString(folder.resolve("plots.svg"), (String) plots.data().get("image/svg+xml"));
        write(folder, "nested", Pictures.dag(Stress.nested(4, 4)));
        write(folder, "nested-500", Pictures.dag(Stress.nested(20, 25)));
        write(
                folder,
                "part",
                Pictures.dag(DagPart.named(Stress.nested(20, 25), "part3").orElseThrow()));
        write(folder, "lineage", Pictures.lineage(rich, "svc", "svc"));
        write(
                folder,
                "history",
                Pictures.artifacts("five", List.of(rich, rich), rich.at().plusSeconds(4_000)));
        write(folder, "store", Pictures.store("Store", Map.of("runs", "12")));
    }

    private static void write(Path folder, String name, MimeBundle bundle) throws IOException {
        String html = (String) bundle.data().get("text/html");
        for (String ground : List.of("#ffffff", "#111111")) {
            String page =
                    "<!doctype html><meta charset=utf-8><body style='margin:16px;background:" + ground + "'>" + html;
            Files.writeString(folder.resolve(name + (ground.equals("#ffffff") ? "-light" : "-dark") + ".html"), page);
        }
        Files.writeString(folder.resolve(name + ".txt"), (String) bundle.data().get("text/plain"));
        Object png = bundle.data().get("image/png");
        if (png != null) {
            Files.write(folder.resolve(name + "-png.png"), Base64.getDecoder().decode((String) png));
        }
        System.out.println(name + ": html " + html.length() + ", png " + (png == null ? 0 : ((String) png).length()));
    }
}
