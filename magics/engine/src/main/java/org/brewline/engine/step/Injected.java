package org.brewline.engine.step;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import org.brewline.engine.component.Metrics;
import org.brewline.engine.component.Outputs;
import org.brewline.engine.component.Progress;
import org.brewline.engine.component.RunOutcome;
import org.slf4j.Logger;

/** What a component is given beside its inputs. */
final class Injected {
    private static final String FILES = "files";

    private final String step;
    private final ExecutorInput input;
    private final GatheredMetrics metrics = new GatheredMetrics();

    Injected(String step, ExecutorInput input) {
        this.step = step;
        this.input = input;
    }

    Object of(Class<?> type) throws IOException {
        if (type == Metrics.class) {
            return metrics;
        } else if (type == Outputs.class) {
            return new OutputFolder(Files.createDirectories(files().path()));
        } else if (type == Progress.class) {
            return new PrintedProgress(System.out);
        } else if (type == Logger.class) {
            return new PrintedLogger(step, System.out);
        } else if (type == RunOutcome.class) {
            return ToldOutcome.in(input.parameters().values());
        }
        throw new IOException("nothing to inject for " + type.getName());
    }

    private ExecutorInput.RuntimeArtifact files() throws IOException {
        var own = input.outputs().get("step-" + FILES);
        var files = own != null ? own : input.outputs().get(FILES);
        if (files == null) {
            throw new IOException("the component writes files, but no output \"" + FILES + "\" is declared");
        }
        return files;
    }

    void writeTo(OutputWriter writer, LoadedComponent component) throws IOException {
        for (Class<?> type : component.method().getParameterTypes()) {
            if (type == Metrics.class) {
                writer.extra("metrics", metrics.values(), metrics.points());
                writer.extra("classification", metrics.classification(), "");
            } else if (type == Outputs.class) {
                var metadata = JsonNodeFactory.instance.objectNode();
                writer.extra(FILES, metadata.put("handler", "file").put("folder", true), null);
            }
        }
    }
}
