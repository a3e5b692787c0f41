package org.brewline.kernel.session;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * Runs JShell's snippets in this JVM, on the calling thread, and keeps what they gave and what they threw. The
 * compiler's lock, held by whoever evaluates, is open while the user's code runs: completion works meanwhile.
 */
final class CellExecution extends DirectExecutionControl {
    /** What one thread's last invocation came to. */
    static final class Outcome {
        @Nullable
        Object value;

        @Nullable
        Throwable thrown;
    }

    private final CellClassLoader loader;
    private final Loading loading;
    private final ReentrantLock compiler;
    private final ThreadLocal<Outcome> outcome = ThreadLocal.withInitial(Outcome::new);

    private CellExecution(CellClassLoader loader, Loading loading, ReentrantLock compiler) {
        super(loading);
        this.loader = loader;
        this.loading = loading;
        this.compiler = compiler;
    }

    static CellExecution into(CellClassLoader loader, ReentrantLock compiler) {
        return new CellExecution(loader, new Loading(loader), compiler);
    }

    /** What JShell asks for its execution control. */
    ExecutionControlProvider provider() {
        return new ExecutionControlProvider() {
            @Override
            public String name() {
                return "notebook";
            }

            @Override
            public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
                return CellExecution.this;
            }
        };
    }

    /** What this thread's last invocation came to, and forgets it. */
    Outcome take() {
        Outcome taken = outcome.get();
        outcome.remove();
        return taken;
    }

    /** Forgets what this thread's last invocation came to, and what it loaded. */
    void forget() {
        outcome.remove();
        loading.loaded.remove();
    }

    /** The classes that this thread loaded since the last call. */
    List<Class<?>> takeLoaded() {
        var taken = List.copyOf(loading.loaded.get());
        loading.loaded.remove();
        return taken;
    }

    /**
     * Runs a class that JShell knows nothing of.
     *
     * @param classes byte code by binary name
     * @return false if it can't be loaded, when nothing of it has run
     */
    boolean run(String className, Map<String, byte[]> classes) {
        Method method;
        try {
            loading.load(classes.entrySet().stream()
                    .map(c -> new ClassBytecodes(c.getKey(), c.getValue()))
                    .toArray(ClassBytecodes[]::new));
            method = loader.loadClass(className).getDeclaredMethod("do_it$");
            method.setAccessible(true);
        } catch (ClassInstallException | ReflectiveOperationException e) {
            return false;
        }
        try {
            invoke(method);
        } catch (Exception thrown) {
            // the outcome has it
        }
        return true;
    }

    @Override
    protected String invoke(Method method) throws Exception {
        int holds = compiler.getHoldCount();
        for (int i = 0; i < holds; i++) {
            compiler.unlock();
        }
        Outcome result = outcome.get();
        try {
            result.value = method.invoke(null);
        } catch (InvocationTargetException e) {
            result.thrown = e.getCause();
            throw e;
        } finally {
            outcome.set(result);
            for (int i = 0; i < holds; i++) {
                compiler.lock();
            }
        }
        return "";
    }

    @Override
    public String varValue(String className, String varName) {
        return "";
    }

    /** Nothing: the session gives the loader its entries itself. */
    @Override
    public void addToClasspath(String path) {}

    @Override
    public void stop() {}

    @Override
    public void close() {}

    CellClassLoader loader() {
        return loader;
    }

    /** Gives JShell's compiled classes to the notebook's loader. */
    private static final class Loading implements LoaderDelegate {
        private final CellClassLoader loader;
        private final ThreadLocal<List<Class<?>>> loaded = ThreadLocal.withInitial(ArrayList::new);

        Loading(CellClassLoader loader) {
            this.loader = loader;
        }

        @Override
        public void load(ClassBytecodes[] classes) throws ClassInstallException {
            for (var c : classes) {
                loader.declare(c.name(), c.bytecodes(), StopChecks.into(c.bytecodes()));
            }
            var installed = new HashSet<String>();
            try {
                for (var c : classes) {
                    loaded.get().add(loader.loadClass(c.name()));
                    installed.add(c.name());
                }
            } catch (Throwable t) {
                throw failed(t, classes, installed);
            }
        }

        private static ClassInstallException failed(Throwable t, ClassBytecodes[] classes, Set<String> installed) {
            var state = new boolean[classes.length];
            for (int i = 0; i < classes.length; i++) {
                state[i] = installed.contains(classes[i].name());
            }
            return new ClassInstallException("load: " + t, state);
        }

        @Override
        public void classesRedefined(ClassBytecodes[] classes) {}

        @Override
        public void addToClasspath(String path) {}

        @Override
        public Class<?> findClass(String name) throws ClassNotFoundException {
            return loader.loadClass(name);
        }
    }
}
