package org.brewline.engine.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.artifact.ArtifactException;
import org.brewline.engine.artifact.ArtifactHandlers;
import org.brewline.engine.component.Parameter.Role;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.step.isolated.Server;
import org.brewline.engine.step.isolated.WarmUp;

/**
 * Runs one step from files to files, without notebook and without store: what a container of an exported pipeline
 * does.
 *
 * <pre>{@code
 * java -cp '/brewline/lib/*' org.brewline.engine.step.Main \
 *     --step trainSvc --component UEsDB… --executor-input '{"inputs": …, "outputs": …}'
 * }</pre>
 *
 * <p>{@code --component} is a component jar in Base64, {@code --component-file} the path of one. Inputs, outputs and
 * the summary of outputs are in the form of Kubeflow's executor input and output. Ends with 0 when the outputs are
 * written, with 1 when the component failed, with 2 when it could not be started.
 *
 * <p>{@code --serve IN OUT} waits for a step of this machine's engine on a pipe instead, and answers on another.
 */
public final class Main {
    private final Map<String, String> environment;
    private final PrintStream err;

    private Main(Map<String, String> environment, PrintStream err) {
        this.environment = environment;
        this.err = err;
    }

    /** Ends the JVM with the exit code, whatever threads the component left. */
    public static void main(String[] args) throws IOException {
        if (args.length == 3 && args[0].equals("--serve")) {
            Server.serve(args[1], args[2]);
        } else if (args.length == 1 && args[0].equals("--warm-up")) {
            WarmUp.run();
            Server.serve(WarmUp.order().toString(), "/dev/null");
        }
        int code = run(Arrays.asList(args), System.getenv(), System.err);
        System.out.flush();
        Runtime.getRuntime().halt(code);
    }

    /** As {@link #main}, but returns the exit code. */
    static int run(List<String> args, Map<String, String> environment, PrintStream err) {
        return new Main(environment, err).run(args);
    }

    private int run(List<String> args) {
        String step = "the step";
        try {
            Map<String, String> options = options(args);
            step = Optional.ofNullable(options.get("--step")).orElse(step);
            var input = ExecutorInput.parse(required(options, "--executor-input"));
            return call(step, LoadedComponent.of(jar(options)), input);
        } catch (JsonProcessingException e) {
            return refuse(step, "the executor input is not JSON: " + e.getOriginalMessage());
        } catch (IOException | IllegalArgumentException | ArtifactException | ProblemsException e) {
            return refuse(step, String.valueOf(e.getMessage()));
        } catch (ReflectiveOperationException | LinkageError e) {
            return refuse(step, "its code can't be loaded: " + e);
        }
    }

    private int call(String step, LoadedComponent component, ExecutorInput input)
            throws IOException, ReflectiveOperationException {
        var handlers = ArtifactHandlers.standard(component.loader());
        var values = new InputValues(input, handlers, component.loader(), environment);
        var injected = new Injected(step, input);
        var arguments = new Object[component.parameters().size()];
        for (int i = 0; i < arguments.length; i++) {
            var taken = component.parameters().get(i);
            arguments[i] =
                    taken.role() == Role.INJECTED ? injected.of(InputValues.raw(taken.type())) : values.of(taken);
        }
        Thread.currentThread().setContextClassLoader(component.loader());
        Object returned;
        try {
            returned = component.method().invoke(null, arguments);
        } catch (InvocationTargetException e) {
            err.println(step + " failed:");
            Optional.ofNullable(e.getCause()).orElse(e).printStackTrace(err);
            return 1;
        }
        try {
            var writer = new OutputWriter(input, handlers);
            writer.value(returned);
            injected.writeTo(writer, component);
            writer.finish();
            return 0;
        } catch (IOException | ArtifactException e) {
            err.println(step + " ran, but its outputs were not written: " + e.getMessage());
            return 1;
        }
    }

    private int refuse(String step, String why) {
        err.println(step + " was not run: " + why);
        return 2;
    }

    private static byte[] jar(Map<String, String> options) throws IOException {
        String inline = options.get("--component");
        return inline != null
                ? Base64.getDecoder().decode(inline)
                : Files.readAllBytes(Path.of(required(options, "--component-file")));
    }

    private static Map<String, String> options(List<String> args) {
        if (args.size() % 2 != 0) {
            throw new IllegalArgumentException("the option %s has no value".formatted(args.get(args.size() - 1)));
        }
        var options = new HashMap<String, String>();
        for (int i = 0; i < args.size(); i += 2) {
            options.put(args.get(i), args.get(i + 1));
        }
        return options;
    }

    private static String required(Map<String, String> options, String name) {
        return Optional.ofNullable(options.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the option " + name + " is missing"));
    }
}
