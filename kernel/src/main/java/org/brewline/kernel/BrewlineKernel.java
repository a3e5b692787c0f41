package org.brewline.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.brewline.kernel.cell.CellRunner;
import org.brewline.kernel.cell.Magics;
import org.brewline.kernel.cell.Rendering;
import org.brewline.kernel.comm.CommRegistry;
import org.brewline.kernel.comm.Comms;
import org.brewline.kernel.display.CellDisplay;
import org.brewline.kernel.display.MimeBundle;
import org.brewline.kernel.display.Show;
import org.brewline.kernel.magic.Magic;
import org.brewline.kernel.output.CellOutput;
import org.brewline.kernel.output.Outlet;
import org.brewline.kernel.own.Dependencies;
import org.brewline.kernel.own.OwnMagics;
import org.brewline.kernel.session.Completeness;
import org.brewline.kernel.session.JShellSession;
import org.brewline.kernel.session.Session;
import org.brewline.kernel.source.OriginSource;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicParser;
import org.dflib.jjava.jupyter.kernel.magic.MagicTranspiler;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.jspecify.annotations.Nullable;

/**
 * The kernel as extensions see it: they add magics, renderers and imports.
 *
 * <pre>{@code
 * public void install(BaseKernel kernel) {
 *     ((BrewlineKernel) kernel).register(new MyMagic());
 * }
 * }</pre>
 */
public final class BrewlineKernel extends BaseKernel {
    private final JShellSession session;
    private final Magics magics = new Magics();
    private final Rendering rendering = new Rendering();
    private final CellRunner cells;
    private final CommRegistry comms;
    private final AtomicInteger counter = new AtomicInteger();
    private final Dependencies dependencies = new Dependencies();
    private final List<Runnable> shutdownTasks = new CopyOnWriteArrayList<>();

    /**
     * Starts a session.
     *
     * @param compilerOptions options for compiling cells, e.g. {@code --enable-preview}
     */
    public BrewlineKernel(List<String> compilerOptions) {
        this(session(compilerOptions), NOWHERE);
    }

    /** @param outside takes what threads send that belong to no cell */
    BrewlineKernel(JShellSession session, Outlet outside) {
        super(
                "Brewline",
                "0.1.0",
                new LanguageInfo.Builder("Java")
                        .version(Runtime.version().toString())
                        .mimetype("text/x-java-source")
                        .fileExtension(".jshell")
                        .pygments("java")
                        .codemirror("java")
                        .build(),
                List.of(),
                null,
                new JupyterIO(StandardCharsets.UTF_8),
                new CommManager(),
                new Renderer(),
                new MagicParser("(?!)", "(?!)", new MagicTranspiler()),
                new MagicsRegistry(),
                false,
                new StringStyler.Builder().build());
        this.session = session;
        cells = new CellRunner(session, magics, rendering);
        rendering.withLibrariesOf(session);
        Show.connectRenderers(rendering::register);
        comms = new CommRegistry(outside);
        Comms.connect(comms);
        Show.connect(rendering::bundle, this::currentDisplay, BrewlineKernel::ask);
        OwnMagics.registerAll(this);
    }

    /** Installs every extension on the class path; one that fails is named on standard error, the others work. */
    public void installExtensions() {
        for (Extension extension : ServiceLoader.load(Extension.class, BrewlineKernel.class.getClassLoader())) {
            try {
                extension.install(this);
            } catch (RuntimeException | LinkageError e) {
                System.err.println("the extension " + extension.getClass().getName() + " could not be installed: " + e);
            }
        }
    }

    /** A session that sees what the kernel sees. */
    static JShellSession session(List<String> compilerOptions) {
        return new JShellSession(BrewlineKernel.class.getClassLoader(), compilerOptions);
    }

    public Session session() {
        return session;
    }

    /** The Maven artifacts that the notebook asked for. */
    public Dependencies dependencies() {
        return dependencies;
    }

    /** Adds a magic; one of the same name is replaced. */
    public void register(Magic<?> magic) {
        magics.register(magic);
    }

    /** Sets how values of a type are shown; the most specific type wins. */
    public <T> void renderer(Class<T> type, Function<? super T, MimeBundle> render) {
        rendering.register(type, render);
    }

    /** The same for a type that must not be loaded before there is a value of it; supertypes count. */
    public void renderer(String typeName, Function<Object, MimeBundle> render) {
        rendering.register(typeName, render);
    }

    /** Every magic, by name. */
    public Collection<Magic<?>> magics() {
        return magics.all();
    }

    /** How values are shown. */
    public Rendering rendering() {
        return rendering;
    }

    /** What runs cells. */
    public CellRunner cells() {
        return cells;
    }

    /** Where the calling thread's cell shows things; outside of any cell nothing is shown. */
    public CellDisplay currentDisplay() {
        return CellOutput.current().orElseGet(() -> new CellOutput(NOWHERE, 0));
    }

    private static Optional<String> ask(String prompt, boolean password) throws InterruptedException {
        Optional<CellOutput> cell = CellOutput.current();
        return cell.isPresent() ? cell.get().ask(prompt, password) : Optional.empty();
    }

    /** The comms that are open. */
    CommRegistry comms() {
        return comms;
    }

    private static final Outlet NOWHERE = (type, content) -> {};

    /** The execution count of the calling thread's cell; 0 outside of any cell. */
    public int currentCell() {
        return CellOutput.current().map(CellOutput::cell).orElse(0);
    }

    /** The count of the last cell that counted. */
    public int count() {
        return counter.get();
    }

    int nextCount() {
        return counter.incrementAndGet();
    }

    /** Runs the task when the kernel shuts down. */
    public void onShutdown(Runnable task) {
        shutdownTasks.add(task);
    }

    void shutDown() {
        for (Runnable task : shutdownTasks) {
            try {
                task.run();
            } catch (RuntimeException | LinkageError e) {
                System.err.println("at shutdown: " + e);
            }
        }
        session.close();
    }

    @Override
    public void interrupt() {
        session.interrupt();
    }

    @Override
    public @Nullable Object evalRaw(String code) {
        try {
            return session.execute(OriginSource.of(code), count()).value();
        } catch (Exception e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extraDetail) {
        var data = new DisplayData();
        session.inspect(OriginSource.of(code), at, extraDetail).ifPresent(i -> data.putText(i.plain()));
        return data;
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        var found = session.complete(OriginSource.of(code), at);
        return new ReplacementOptions(found.items().stream().map(i -> i.text()).toList(), found.start(), found.end());
    }

    @Override
    public String isComplete(String code) {
        Completeness completeness = session.isComplete(OriginSource.of(code));
        return switch (completeness.state()) {
            case COMPLETE -> IS_COMPLETE_YES;
            case INVALID -> IS_COMPLETE_BAD;
            case UNKNOWN -> IS_COMPLETE_MAYBE;
            case INCOMPLETE -> completeness.indent();
        };
    }
}
