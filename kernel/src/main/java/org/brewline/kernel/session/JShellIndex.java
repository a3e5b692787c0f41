package org.brewline.kernel.session;

import java.lang.reflect.Field;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;

/**
 * JShell's own index of all packages, which it makes beside the first cell from every class of the JDK and the class
 * path: a second of a core and fifteen megabytes, for the names of packages alone. Here it waits until somebody types
 * one. Where the JVM doesn't open {@code jdk.jshell} (the kernelspec does), JShell does as it likes.
 */
final class JShellIndex {
    private static final long LONGEST_WAIT_SECONDS = 4;
    private static final Pattern PACKAGE_NAME = Pattern.compile(
            "(?:.*\\bimport\\s+(?:static\\s+)?[\\w.]*|(?:.*[^\\w.])?(?:java|javax|jdk|com|org|net|io)\\.?[a-z.]*)");

    private final SourceCodeAnalysis analysis;
    private boolean held;

    private JShellIndex(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /** The index of this analysis, held back. */
    static JShellIndex heldBack(SourceCodeAnalysis analysis) {
        var index = new JShellIndex(analysis);
        index.held = index.call("suspendIndexing");
        return index;
    }

    /** Makes the index if the line, up to the cursor, may end in a package's name. */
    void serve(String lineBeforeCursor) {
        if (PACKAGE_NAME.matcher(lineBeforeCursor).matches()) {
            make();
        }
    }

    /** Makes the index, unless it is there; waits for it, but not for long. */
    private void make() {
        if (held) {
            held = false;
            call("resumeIndexing");
            await();
        }
    }

    private boolean call(String method) {
        try {
            var found = analysis.getClass().getMethod(method);
            found.setAccessible(true);
            found.invoke(analysis);
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return false; // another JDK's JShell may have no such method
        }
    }

    /** The index is made on a thread of its own, in turn. */
    private void await() {
        try {
            Field indexer = analysis.getClass().getDeclaredField("INDEXER");
            indexer.setAccessible(true);
            ((ExecutorService) indexer.get(null)).submit(() -> {}).get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ReflectiveOperationException | RuntimeException | ExecutionException | TimeoutException e) {
            return; // what there is of the index is used
        }
    }
}
