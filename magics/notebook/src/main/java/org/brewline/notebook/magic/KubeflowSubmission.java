package org.brewline.notebook.magic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.kernel.display.CellDisplay;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kubeflow.KubeflowExport;
import org.brewline.kubeflow.cluster.ClusterRun;
import org.brewline.kubeflow.cluster.KubeflowServer;
import org.brewline.notebook.picture.Notice;
import org.jspecify.annotations.Nullable;

/** {@code %export kfp --submit}: uploads what was exported, starts it, and shows its state until it has ended. */
final class KubeflowSubmission {
    static final String TOKEN = "BREWLINE_KFP_TOKEN";
    private static final String TITLE = "Not submitted";

    private final CellDisplay display;
    private CellDisplay.@Nullable Handle shown;

    KubeflowSubmission(CellDisplay display) {
        this.display = display;
    }

    /** The parameters of the run, read before anything is sent. */
    static ObjectNode parameters(Pipeline pipeline, List<String> given) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String each : given) {
            int equals = each.indexOf('=');
            if (equals < 1) {
                throw new MagicException(TITLE, "\"" + each + "\" sets nothing\n    write step.name=value");
            }
            values.put(each.substring(0, equals), each.substring(equals + 1));
        }
        return KubeflowExport.parameters(pipeline, values);
    }

    Notice submit(String url, String name, String yaml, ObjectNode parameters) throws InterruptedException {
        try {
            var token = Optional.ofNullable(System.getenv(TOKEN)).filter(text -> !text.isBlank());
            var server = new KubeflowServer(URI.create(url), token);
            ClusterRun started = server.start(server.upload(name, yaml), name, parameters);
            ClusterRun ended = server.await(started.id(), this::show);
            if (!ended.state().equals("SUCCEEDED")) {
                throw new MagicException(
                        "The run on Kubeflow " + ended.state().toLowerCase(Locale.ROOT),
                        ended.error().isEmpty() ? failed(ended) : ended.error());
            }
            return picture(ended);
        } catch (IllegalArgumentException e) {
            throw new MagicException(TITLE, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            String hint = String.valueOf(e.getMessage()).contains("answered 40")
                    ? "\n    the token is taken from the environment variable " + TOKEN
                    : "";
            throw new MagicException(TITLE, e.getMessage() + hint);
        }
    }

    private void show(ClusterRun run) {
        if (run.isFinal()) {
            return;
        }
        var now = picture(run).bundle();
        if (shown == null) {
            shown = display.show(now);
        } else {
            shown.update(now);
        }
    }

    private static Notice picture(ClusterRun run) {
        var notice = new Notice()
                .strong(run.state().toLowerCase(Locale.ROOT))
                .quiet(" on Kubeflow: run ")
                .code(run.id())
                .line();
        for (ClusterRun.Task task : run.tasks()) {
            notice.code(task.name())
                    .quiet(" " + task.state().toLowerCase(Locale.ROOT))
                    .line();
        }
        return notice;
    }

    private static String failed(ClusterRun run) {
        String tasks = run.tasks().stream()
                .filter(task -> task.state().equals("FAILED"))
                .map(ClusterRun.Task::name)
                .collect(Collectors.joining(", "));
        return tasks.isEmpty() ? "its console may say why" : "failed: " + tasks;
    }
}
