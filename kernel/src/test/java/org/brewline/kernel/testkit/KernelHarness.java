package org.brewline.kernel.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.kernel.BrewlineKernel;
import org.brewline.kernel.cell.CellHelp;
import org.brewline.kernel.cell.ErrorText;
import org.brewline.kernel.output.CellOutput;
import org.brewline.kernel.output.OutputRouter;
import org.brewline.kernel.session.Completions;
import org.dflib.jjava.jupyter.Extension;

/**
 * A kernel in this JVM, without sockets: cells go in, what they showed comes out.
 *
 * <pre>{@code
 * try (var kernel = KernelHarness.start(new BrewlineExtension())) {
 *     kernel.execSuccess("1 + 1").resultText(); // "2"
 * }
 * }</pre>
 */
public final class KernelHarness implements AutoCloseable {
    static {
        OutputRouter.install();
    }

    private final BrewlineKernel kernel = new BrewlineKernel(List.of());
    private int count;

    private KernelHarness() {}

    public static KernelHarness start(Extension... extensions) {
        var harness = new KernelHarness();
        for (Extension extension : extensions) {
            extension.install(harness.kernel);
        }
        return harness;
    }

    /** One published message. */
    public record Published(String type, Map<String, Object> content) {}

    /** What a cell did. */
    public record Outcome(List<Published> published, Optional<ErrorText> failure) {
        /** The result in a form; "" if there is none. */
        public String result(String mimeType) {
            return form("execute_result", mimeType).stream().findFirst().orElse("");
        }

        public String resultText() {
            return result("text/plain");
        }

        /** Everything displayed or updated in a form, in order. */
        public List<String> displays(String mimeType) {
            var all = new ArrayList<>(form("display_data", mimeType));
            all.addAll(form("update_display_data", mimeType));
            return all;
        }

        private List<String> form(String type, String mimeType) {
            return List.copyOf(published).stream()
                    .filter(p -> p.type().equals(type))
                    .map(p -> ((Map<?, ?>) p.content().get("data")).get(mimeType))
                    .filter(v -> v != null)
                    .map(String::valueOf)
                    .toList();
        }

        public String stdout() {
            return stream("stdout");
        }

        public String stderr() {
            return stream("stderr");
        }

        private String stream(String name) {
            var text = new StringBuilder();
            for (Published p : List.copyOf(published)) {
                if (p.type().equals("stream") && name.equals(p.content().get("name"))) {
                    text.append(p.content().get("text"));
                }
            }
            return text.toString();
        }

        /** The error's message. */
        public String error() {
            return failure.orElseThrow().message();
        }

        public String errorName() {
            return failure.orElseThrow().name();
        }

        /** The error as shown, without colours. */
        public String errorShown() {
            return String.join("\n", failure.orElseThrow().lines()).replaceAll("\u001b\\[[0-9;]*m", "");
        }
    }

    /** Runs a cell, whatever comes of it. What it publishes later still arrives in the outcome. */
    public Outcome exec(String cell) {
        List<Published> published = Collections.synchronizedList(new ArrayList<>());
        int number = ++count;
        var output = new CellOutput((type, content) -> published.add(new Published(type, content)), number);
        return new Outcome(published, kernel.cells().run(cell, number, output));
    }

    /** Runs a cell that must succeed. */
    public Outcome execSuccess(String cell) {
        Outcome outcome = exec(cell);
        outcome.failure().ifPresent(f -> {
            throw new AssertionError("the cell failed:\n" + cell + "\n" + String.join("\n", f.lines()));
        });
        return outcome;
    }

    /** Runs a cell that must fail. */
    public Outcome execError(String cell) {
        Outcome outcome = exec(cell);
        if (outcome.failure().isEmpty()) {
            throw new AssertionError("the cell should have failed:\n" + cell);
        }
        return outcome;
    }

    /** Completions where {@code |} stands in the text. */
    public List<String> complete(String cellWithCursor) {
        int cursor = cellWithCursor.indexOf('|');
        String cell = cellWithCursor.substring(0, cursor) + cellWithCursor.substring(cursor + 1);
        return new CellHelp(kernel.cells())
                .complete(cell, cursor).items().stream()
                        .map(Completions.Item::text)
                        .toList();
    }

    public BrewlineKernel kernel() {
        return kernel;
    }

    @Override
    public void close() {
        kernel.session().close();
    }
}
