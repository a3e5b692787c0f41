package org.brewline.engine.step;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Iterator;
import org.brewline.engine.component.Progress;

/** Progress as lines of the log: one for each percent, or each message. */
final class PrintedProgress implements Progress {
    private final PrintStream out;
    private long lastPercent = -1;

    PrintedProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void update(long done, long total) {
        long percent = total > 0 ? done * 100 / total : -1;
        if (percent > lastPercent) {
            lastPercent = percent;
            out.printf("%d of %d (%d %%)%n", done, total, percent);
        }
    }

    @Override
    public synchronized void message(String message) {
        out.println(message);
    }

    @Override
    public <T> Iterable<T> of(Iterable<T> elements) {
        long total = elements instanceof Collection<?> known ? known.size() : 0;
        return () -> counted(elements.iterator(), total);
    }

    private <T> Iterator<T> counted(Iterator<T> elements, long total) {
        return new Iterator<>() {
            private long taken;

            @Override
            public boolean hasNext() {
                update(taken, total);
                return elements.hasNext();
            }

            @Override
            public T next() {
                T element = elements.next();
                taken++;
                return element;
            }
        };
    }
}
