package org.brewline.kernel.cell;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import org.brewline.kernel.display.CellDisplay;
import org.brewline.kernel.magic.Magic;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.output.CellOutput;
import org.brewline.kernel.output.OutputRouter;
import org.brewline.kernel.session.CompilationException;
import org.brewline.kernel.session.Evaluation;
import org.brewline.kernel.session.ExitCalls;
import org.brewline.kernel.session.Session;
import org.brewline.kernel.session.StopToken;
import org.brewline.kernel.session.UserException;
import org.brewline.kernel.source.OriginSource;
import org.jspecify.annotations.Nullable;

/** Runs one cell: its magics and its Java, in order, and shows what they give. */
public final class CellRunner {
    private final Session session;
    private final Magics magics;
    private final Rendering rendering;
    private volatile @Nullable Throwable lastThrown;
    /** Of the cells that ran here and can still be shown something. */
    private final Set<CellOutput> outputs = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    public CellRunner(Session session, Magics magics, Rendering rendering) {
        this.session = session;
        this.magics = magics;
        this.rendering = rendering;
    }

    /**
     * Runs the cell on the calling thread.
     *
     * @return how it failed, or empty
     */
    public Optional<ErrorText> run(String cell, int count, CellOutput output) {
        outputs.add(output);
        try (var scope = output.enter()) {
            Object shown = null;
            boolean hasValue = false;
            boolean ofMagic = false;
            for (CellParts.Part part : CellParts.of(cell)) {
                if (ofMagic && hasValue && !(shown instanceof CellDisplay.Handle)) {
                    output.show(rendering.bundle(shown)); // a magic is written to be looked at, wherever it stands
                }
                ofMagic = part instanceof CellParts.Part.Use;
                if (part instanceof CellParts.Part.Use use) {
                    shown = magics.call(call(use, cell, count, output));
                    hasValue = shown != null;
                } else {
                    Evaluation evaluation = session.execute(OriginSource.of(cell, part.start(), part.end()), count);
                    evaluation.notes().forEach(note -> output.print(note + "\n", true));
                    shown = evaluation.value();
                    hasValue = evaluation.hasValue() && shown != null && !isStream(shown);
                }
            }
            if (hasValue && !(shown instanceof CellDisplay.Handle)) {
                output.result(rendering.bundle(shown));
            }
            return Optional.empty();
        } catch (Throwable t) {
            return Optional.of(told(t));
        } finally {
            if (OutputRouter.restore()) {
                output.print("System.out and System.err are the notebook's again\n", true);
            }
            output.end();
        }
    }

    /** Whether the value is what {@code System.out.printf} and its like give back; nobody wants to see it. */
    private static boolean isStream(Object value) {
        return System.out.equals(value) || System.err.equals(value);
    }

    /** Runs what the user's code set to be called, as if it stood in the cell of the output. */
    public Optional<ErrorText> handle(CellOutput output, Runnable handler) {
        try (var scope = output.enter()) {
            handler.run();
            return Optional.empty();
        } catch (Throwable t) {
            return Optional.of(told(t));
        }
    }

    /** Tells what ended a thread of the user's below the cell that started it; false if no cell of this runner did. */
    public boolean tellUncaught(Thread thread, Throwable thrown) {
        Optional<CellOutput> output = CellOutput.current();
        if (output.filter(outputs::contains).isEmpty()) {
            return false;
        }
        if (thrown instanceof StopToken.StoppedError || isDeath(thrown)) {
            return true;
        }
        String lines = String.join("\n", told(new UserException(thrown)).lines());
        output.get().print("thread \"%s\" ended: %s\n".formatted(thread.getName(), lines), true);
        return true;
    }

    /** What an interrupt throws on Java 17; by name, as newer ones will lack the class. */
    private static boolean isDeath(Throwable thrown) {
        return thrown.getClass().getName().equals("java.lang.ThreadDeath");
    }

    private ErrorText told(Throwable t) {
        if (t instanceof CompilationException failure) {
            return ErrorText.of(failure);
        } else if (t instanceof StopToken.StoppedError || t.getCause() instanceof StopToken.StoppedError) {
            return ErrorText.plain("Interrupted", "the cell was interrupted");
        } else if (t instanceof UserException failure) {
            lastThrown = failure.getCause();
            if (failure.getCause() instanceof ExitCalls.ExitError exit) {
                return ErrorText.plain("System.exit", String.valueOf(exit.getMessage()));
            }
            return ErrorText.of(failure, session);
        } else if (t instanceof InterruptedException) {
            return ErrorText.plain("Interrupted", "the cell was interrupted");
        } else if (t instanceof MagicException failure) {
            return ErrorText.plain(failure.title(), String.valueOf(failure.getMessage()));
        }
        lastThrown = t;
        return ErrorText.of(new UserException(t), session);
    }

    /** The call that a use of a magic makes. */
    MagicCall call(CellParts.Part.Use use, String cell, int count, CellOutput output) {
        return new MagicCall(
                use.form(),
                use.name(),
                cell.substring(use.argumentStart(), use.argumentEnd()),
                use.argumentStart(),
                cell,
                use.form() == Magic.Form.CELL ? use.bodyStart() : cell.length(),
                count,
                session,
                output);
    }

    /** The Java that the part of the cell at an offset stands for; empty in a magic that has none. */
    Optional<OriginSource> javaAt(String cell, int offset, CellOutput output) {
        for (CellParts.Part part : CellParts.of(cell)) {
            if (offset >= part.start() && offset <= part.end()) {
                if (part instanceof CellParts.Part.Use use) {
                    Optional<Magic<?>> magic = magics.find(use.name());
                    return magic.flatMap(m -> m.java(call(use, cell, 0, output)));
                }
                return Optional.of(OriginSource.of(cell, part.start(), part.end()));
            }
        }
        return Optional.empty();
    }

    /** What the last cell that failed with an exception threw. */
    public Optional<Throwable> lastThrown() {
        return Optional.ofNullable(lastThrown);
    }

    Session session() {
        return session;
    }

    Magics magics() {
        return magics;
    }
}
