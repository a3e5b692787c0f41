package org.brewline.engine.component;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;

/** A notebook's session as far as components see it: snippets become classes whose names the session invents. */
final class Notebook implements AutoCloseable {
    private final Loader loader = new Loader();
    private final JShell shell = JShell.builder()
            .executionEngine(
                    new jdk.jshell.spi.ExecutionControlProvider() {
                        @Override
                        public String name() {
                            return "notebook";
                        }

                        @Override
                        public jdk.jshell.spi.ExecutionControl generate(
                                jdk.jshell.spi.ExecutionEnv env, Map<String, String> parameters) {
                            return new DirectExecutionControl(loader);
                        }
                    },
                    Map.of())
            .compilerOptions("-parameters", "-classpath", System.getProperty("java.class.path"))
            .build();

    /** Runs a cell: one snippet after the other. */
    Notebook cell(String... snippets) {
        for (String snippet : snippets) {
            for (SnippetEvent event : shell.eval(snippet)) {
                if (event.status() == Snippet.Status.REJECTED) {
                    throw new AssertionError(snippet + ": "
                            + shell.diagnostics(event.snippet())
                                    .map(d -> d.getMessage(java.util.Locale.ROOT))
                                    .toList());
                }
            }
        }
        return this;
    }

    /** The component that the newest method of that name is. */
    ComponentSpec component(String method) {
        return ComponentReader.read(method(method), source("cell 9, line 1"));
    }

    List<String> warnings(String method) {
        return ComponentReader.warnings(component(method), source("cell 9, line 1")).stream()
                .map(org.brewline.engine.config.Problem::sentence)
                .toList();
    }

    Method method(String name) {
        List<Class<?>> newestFirst = loader.newestFirst();
        return newestFirst.stream()
                .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
                .filter(m -> m.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ComponentSource source(String place) {
        return new ComponentSource(
                "",
                "",
                List.of(),
                Map.of(),
                "",
                place,
                name -> Optional.ofNullable(loader.bytes.get(name)),
                new TreeMap<>(),
                (className, line) -> Optional.of("cell 9, line " + line));
    }

    @Override
    public void close() {
        shell.close();
    }

    private static final class Loader extends ClassLoader implements LoaderDelegate {
        private final Map<String, byte[]> bytes = new HashMap<>();
        private final List<Class<?>> loaded = new java.util.ArrayList<>();

        Loader() {
            super(Notebook.class.getClassLoader());
        }

        List<Class<?>> newestFirst() {
            var reversed = new java.util.ArrayList<>(loaded);
            java.util.Collections.reverse(reversed);
            return reversed;
        }

        @Override
        public void load(ClassBytecodes[] classes) {
            for (ClassBytecodes one : classes) {
                bytes.put(one.name(), one.bytecodes());
            }
            for (ClassBytecodes one : classes) {
                try {
                    loaded.add(loadClass(one.name()));
                } catch (ClassNotFoundException e) {
                    throw new AssertionError(e);
                }
            }
        }

        @Override
        public Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] content = bytes.get(name);
            if (content == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, content, 0, content.length);
        }

        @Override
        public void classesRedefined(ClassBytecodes[] classes) {
            load(classes);
        }

        @Override
        public void addToClasspath(String path) {}
    }
}
