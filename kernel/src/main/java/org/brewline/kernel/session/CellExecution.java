package org.brewline.kernel.session;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/** Runs JShell's snippets in this JVM, on the calling thread, and keeps what they gave and what they threw. */
final class CellExecution extends DirectExecutionControl {
    private final CellClassLoader loader;
    private final Loading loading;
    private @Nullable Object value;
    private @Nullable Throwable thrown;

    private CellExecution(CellClassLoader loader, Loading loading) {
        super(loading);
        this.loader = loader;
        this.loading = loading;
    }

    static CellExecution into(CellClassLoader loader) {
        return new CellExecution(loader, new Loading(loader));
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

    /** The last value, and forgets it. */
    @Nullable
    Object takeValue() {
        Object taken = value;
        value = null;
        return taken;
    }

    /** The user's exception of the last invocation, and forgets it. */
    @Nullable
    Throwable takeThrown() {
        Throwable taken = thrown;
        thrown = null;
        return taken;
    }

    List<Class<?>> takeLoaded() {
        var taken = List.copyOf(loading.loaded);
        loading.loaded.clear();
        return taken;
    }

    @Override
    protected String invoke(Method method) throws Exception {
        try {
            value = method.invoke(null);
        } catch (InvocationTargetException e) {
            thrown = e.getCause();
            throw e;
        }
        return "";
    }

    @Override
    public String varValue(String className, String varName) {
        return "";
    }

    @Override
    public void addToClasspath(String path) {
        for (String entry : path.split(java.io.File.pathSeparator, -1)) {
            loader.add(java.nio.file.Path.of(entry));
        }
    }

    @Override
    public void stop() {}

    /** Gives JShell's compiled classes to the notebook's loader. */
    private static final class Loading implements LoaderDelegate {
        private final CellClassLoader loader;
        private final List<Class<?>> loaded = new ArrayList<>();

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
                    loaded.add(loader.loadClass(c.name()));
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
