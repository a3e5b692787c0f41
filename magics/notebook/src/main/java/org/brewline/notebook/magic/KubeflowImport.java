package org.brewline.notebook.magic;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.store.RunOrigin;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kubeflow.cluster.KubeflowServer;
import org.brewline.kubeflow.result.ImportedRun;
import org.brewline.kubeflow.result.KubeflowResults;
import org.brewline.kubeflow.result.ResultSource;
import org.brewline.notebook.picture.Notice;
import org.brewline.notebook.workbench.Workbench;
import org.brewline.share.Imported;

/** {@code %import kfp}: a finished Kubeflow run out of a folder, or out of a server's mouth. */
final class KubeflowImport {
    private static final String TITLE = "Not imported";

    private final Workbench bench;
    private final List<String> words;
    private final Optional<Path> spec;
    private final Optional<Path> artifacts;

    /** @param words what follows {@code kfp}: a folder, or a server and a run's ID; then config */
    KubeflowImport(Workbench bench, List<String> words, Optional<Path> spec, Optional<Path> artifacts) {
        this.bench = bench;
        this.words = words;
        this.spec = spec;
        this.artifacts = artifacts;
    }

    /** Takes the run into the store. */
    Imported read(boolean trust) throws InterruptedException {
        ImportedRun run = KubeflowResults.read(bench.runs().store(), source(), trust);
        return new Imported(run.id(), run.pipeline(), run.state(), run.started(), run.isNew(), run.origin());
    }

    /** What is said of a run that was taken in. */
    Notice notice(Imported run) {
        var notice = new Notice()
                .strong(run.pipeline())
                .code(" " + bench.runs().store().brief(run.id()))
                .quiet("   %s on Kubeflow   %s"
                        .formatted(
                                run.state().name().toLowerCase(Locale.ROOT), run.isNew() ? "new" : "is here already"))
                .line();
        if (!run.origin().map(RunOrigin::trusted).orElse(true)) {
            notice.quiet("Nothing of it was executed. If you trust what ran there, so that its models may be loaded: ")
                    .code("%import kfp " + String.join(" ", words) + " --trust")
                    .line();
        }
        return notice;
    }

    private ResultSource source() throws InterruptedException {
        if (words.isEmpty()) {
            throw new MagicException(
                    TITLE, "Which run?\n    write %import kfp FOLDER, or %import kfp https://host/pipeline RUN");
        }
        String first = words.get(0);
        boolean server = first.startsWith("http://") || first.startsWith("https://");
        var source = server ? told(first) : ResultSource.folder(bench.folder().resolve(first));
        if (artifacts.isPresent()) {
            source = source.withFolder(bench.folder().resolve(artifacts.get()));
        }
        if (spec.isPresent()) {
            Path file = bench.folder().resolve(spec.get());
            if (!Files.isRegularFile(file)) {
                throw new MagicException(
                        TITLE, "There is no file \"" + spec.get() + "\"\n    write %export kfp -o FILE");
            }
            source = source.withSpec(file);
        }
        return source.withPipelines(bench.pipelines().linked())
                .withConfig(config(words.subList(server ? 2 : 1, words.size())));
    }

    private ResultSource told(String url) throws InterruptedException {
        if (words.size() < 2) {
            throw new MagicException(TITLE, "Which run of " + url + "?\n    write its ID after the address");
        }
        try {
            var token =
                    Optional.ofNullable(System.getenv(KubeflowSubmission.TOKEN)).filter(text -> !text.isBlank());
            return ResultSource.run(new KubeflowServer(URI.create(url), token).describe(words.get(1)));
        } catch (IllegalArgumentException e) {
            throw new MagicException(TITLE, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            boolean who = String.valueOf(e.getMessage()).matches("(?s).*answered 40[13].*");
            throw new MagicException(
                    TITLE,
                    e.getMessage()
                            + (who
                                    ? "\n    the token is taken from the environment variable "
                                            + KubeflowSubmission.TOKEN
                                    : ""));
        }
    }

    private static Map<String, String> config(List<String> given) {
        var values = new LinkedHashMap<String, String>();
        for (String each : given) {
            int equals = each.indexOf('=');
            if (equals < 1) {
                throw new MagicException(TITLE, "\"" + each + "\" sets nothing\n    write step.name=value");
            }
            values.put(each.substring(0, equals), each.substring(equals + 1));
        }
        return values;
    }
}
