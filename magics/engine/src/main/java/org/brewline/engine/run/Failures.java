package org.brewline.engine.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.brewline.engine.artifact.ArtifactException;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.component.RelayedException;
import org.brewline.engine.store.Failure;
import org.brewline.engine.store.StoreException;
import org.jspecify.annotations.Nullable;

/** Exceptions of steps as a person wants to see them: the user's frames, without the machinery below. */
final class Failures {
    private static final int FRAMES = 50;
    private static final int CAUSES = 20;
    private static final int TRACE = 100_000;

    private Failures() {}

    /** @param locate the user's place of a frame of the user's code */
    static Failure of(
            Throwable thrown, ComponentSpec component, Function<StackTraceElement, Optional<Failure.Frame>> locate) {
        var frames = new ArrayList<Failure.Frame>();
        for (StackTraceElement element : aboveMachinery(thrown.getStackTrace())) {
            if (frames.size() < FRAMES) {
                locate.apply(element).ifPresent(frames::add);
            }
        }
        if (frames.isEmpty() && hasNoFramesOfItsOwn(thrown)) {
            frames.add(new Failure.Frame(component.name(), component.place()));
        }
        return new Failure(
                RelayedException.className(thrown), message(thrown), frames, causes(thrown), cut(trace(thrown)));
    }

    /** Whether it is said of the component as a whole. */
    private static boolean hasNoFramesOfItsOwn(Throwable thrown) {
        return thrown instanceof ArtifactException
                || thrown instanceof StoreException
                || thrown instanceof ProcessDied
                || RelayedException.className(thrown).equals(ArtifactException.class.getName());
    }

    /** The user's frames of a component that is plain Java: its own classes. */
    static Function<StackTraceElement, Optional<Failure.Frame>> ownFrames(ComponentSpec component) {
        String own = outermost(component.method().getDeclaringClass().getName());
        return element -> {
            boolean users = outermost(element.getClassName()).equals(own)
                    || component.environment().classes().containsKey(element.getClassName());
            return users
                    ? Optional.of(new Failure.Frame(
                            element.getMethodName(), element.getFileName() + ":" + element.getLineNumber()))
                    : Optional.empty();
        };
    }

    private static String outermost(String className) {
        int dollar = className.indexOf('$');
        return dollar < 0 ? className : className.substring(0, dollar);
    }

    private static String message(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? "" : message;
    }

    private static List<String> causes(Throwable thrown) {
        var causes = new ArrayList<String>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        @Nullable Throwable cause = thrown.getCause();
        while (cause != null && seen.add(cause) && causes.size() < CAUSES) {
            causes.add(RelayedException.className(cause) + ": " + message(cause));
            cause = cause.getCause();
        }
        return causes;
    }

    /** The frames above the call of the component, without those of reflection. */
    private static List<StackTraceElement> aboveMachinery(StackTraceElement[] trace) {
        int end = trace.length;
        for (int i = 0; i < trace.length; i++) {
            if (trace[i].getClassName().equals(Invocation.class.getName())) {
                end = i;
                break;
            }
        }
        if (end < trace.length) {
            while (end > 0 && isReflection(trace[end - 1])) {
                end--;
            }
        }
        return List.of(trace).subList(0, end);
    }

    private static boolean isReflection(StackTraceElement element) {
        return element.getClassName().startsWith("jdk.internal.reflect.")
                || element.getClassName().startsWith("java.lang.invoke.")
                || element.getClassName().equals("java.lang.reflect.Method");
    }

    private static String trace(Throwable thrown) {
        var text = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        @Nullable Throwable next = thrown;
        while (next != null && seen.add(next) && text.length() < TRACE) {
            text.append(seen.size() == 1 ? "" : "Caused by: ").append(next).append('\n');
            for (StackTraceElement element : aboveMachinery(next.getStackTrace())) {
                text.append("\tat ").append(element).append('\n');
            }
            for (Throwable suppressed : next.getSuppressed()) {
                text.append("\tSuppressed: ").append(suppressed).append('\n');
            }
            next = next.getCause();
        }
        return text.toString();
    }

    private static String cut(String text) {
        return text.length() <= TRACE ? text : text.substring(0, TRACE) + "\n…";
    }
}
