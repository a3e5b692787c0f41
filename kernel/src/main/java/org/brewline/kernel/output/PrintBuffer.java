package org.brewline.kernel.output;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.brewline.kernel.threads.Threads;

/** Collects what is printed and sends it in pieces, so that a million lines are not a million messages. */
final class PrintBuffer {
    private static final int FULL = 32 * 1024;
    private static final long MILLIS = 20;
    private static final Set<PrintBuffer> WAITING = ConcurrentHashMap.newKeySet();
    private static final ScheduledExecutorService CLOCK =
            Executors.newSingleThreadScheduledExecutor(task -> Threads.daemon("output", task));

    private final String stream;
    private final Outlet outlet;
    private final Elision elision;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    PrintBuffer(String stream, Outlet outlet, Allowance allowance) {
        elision = new Elision(allowance);
        this.stream = stream;
        this.outlet = outlet;
    }

    synchronized void write(byte[] data, int from, int length) {
        bytes.write(data, from, length);
        if (bytes.size() >= FULL) {
            flush();
        } else if (WAITING.add(this)) {
            var unused = CLOCK.schedule(this::onTime, MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Sends what the elision kept back of the end. */
    synchronized void end() {
        publish(elision.end());
    }

    private void publish(String text) {
        if (!text.isEmpty()) {
            outlet.publish("stream", Map.of("name", stream, "text", text));
        }
    }

    private void onTime() {
        WAITING.remove(this);
        flush();
    }

    synchronized void flush() {
        if (bytes.size() == 0) {
            return;
        }
        byte[] all = bytes.toByteArray();
        int whole = wholeCharacters(all);
        bytes.reset();
        bytes.write(all, whole, all.length - whole);
        if (whole > 0) {
            publish(elision.take(new String(all, 0, whole, StandardCharsets.UTF_8)));
        }
    }

    /** How many bytes end with a whole UTF-8 character. */
    private static int wholeCharacters(byte[] all) {
        int i = all.length;
        int back = 0;
        while (i > 0 && back < 4 && (all[i - 1] & 0xC0) == 0x80) {
            i--;
            back++;
        }
        if (i == 0) {
            return all.length;
        }
        int lead = all[i - 1] & 0xFF;
        int need = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
        return need > back ? i - 1 : all.length;
    }
}
