package org.brewline.kernel.output;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ForkJoinWorkerThread;
import org.brewline.kernel.display.CellDisplay;
import org.brewline.kernel.display.MimeBundle;
import org.jspecify.annotations.Nullable;

/**
 * The output of one cell. Threads inherit it from the thread that starts them; workers of a fork-join pool, which
 * outlive cells, belong to the cell that began last.
 */
public final class CellOutput implements CellDisplay {
    private static final InheritableThreadLocal<@Nullable CellOutput> CURRENT = new InheritableThreadLocal<>();

    private final Outlet outlet;
    private final int cell;
    private final PrintBuffer out;
    private final PrintBuffer err;
    private CellInput input = CellInput.NONE;
    private static volatile @Nullable CellOutput latest;

    public CellOutput(Outlet outlet, int cell) {
        this.outlet = outlet;
        this.cell = cell;
        var allowance = new Allowance(OutputLimit.get());
        out = new PrintBuffer("stdout", outlet, allowance);
        err = new PrintBuffer("stderr", outlet, allowance);
    }

    /** The output of the cell that the calling thread belongs to. */
    public static Optional<CellOutput> current() {
        boolean pooled = Thread.currentThread() instanceof ForkJoinWorkerThread;
        return Optional.ofNullable(pooled ? latest : CURRENT.get());
    }

    /** The same output for a cell that may read lines. */
    public CellOutput withInput(CellInput from) {
        input = from;
        return this;
    }

    /**
     * Asks the cell's user for a line.
     *
     * @param password whether what is typed stays hidden
     * @return empty if the frontend can't be asked
     */
    public Optional<String> ask(String prompt, boolean password) throws InterruptedException {
        flush();
        return input.line(prompt, password);
    }

    /** The cell's execution count. */
    public int cell() {
        return cell;
    }

    /** Makes this the calling thread's output until the scope is closed. */
    public Scope enter() {
        CellOutput before = CURRENT.get();
        CURRENT.set(this);
        latest = this;
        return () -> {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        };
    }

    /** Gives the thread its former output back. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public Handle show(MimeBundle bundle) {
        flush();
        String id = UUID.randomUUID().toString();
        outlet.publish("display_data", content(bundle, id));
        return new Handle() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public void update(MimeBundle next) {
                outlet.publish("update_display_data", content(next, id));
            }
        };
    }

    /** The cell's result. */
    public void result(MimeBundle bundle) {
        flush();
        var content = content(bundle, null);
        content.put("execution_count", cell);
        outlet.publish("execute_result", content);
    }

    private static Map<String, Object> content(MimeBundle bundle, @Nullable String id) {
        var content = new LinkedHashMap<String, Object>();
        content.put("data", bundle.data());
        content.put("metadata", bundle.metadata());
        content.put("transient", id == null ? Map.of() : Map.of("display_id", id));
        return content;
    }

    @Override
    public void clear(boolean wait) {
        flush();
        outlet.publish("clear_output", Map.of("wait", wait));
    }

    /** Sends what is no output, after what was printed before it. */
    public void send(String type, Map<String, Object> content, Map<String, ?> metadata, List<byte[]> buffers) {
        flush();
        outlet.send(type, content, metadata, buffers);
    }

    @Override
    public void print(String text, boolean error) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(bytes, 0, bytes.length, error);
    }

    void write(byte[] bytes, int from, int length, boolean error) {
        (error ? out : err).flush();
        (error ? err : out).write(bytes, from, length);
    }

    /** Sends the end of an output that was too long; what is printed from now on counts anew. */
    public void end() {
        flush();
        out.end();
        err.end();
    }

    /** Sends what was printed and waits in the buffers. */
    public void flush() {
        out.flush();
        err.flush();
    }
}
