package org.brewline.engine.store;

import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.artifact.ArtifactHandlers;
import org.brewline.engine.config.ProblemsException;
import org.brewline.engine.query.Query;

/**
 * A folder that keeps every run: a SQLite database, the artifacts by content, and a readable folder per run. Safe for
 * many threads, and for many processes at once.
 *
 * <pre>{@code
 * try (Store store = Store.open(Path.of(".brewline"))) {
 *     store.runs(RunQuery.all().limit(10)).forEach(System.out::println);
 * }
 * }</pre>
 */
public final class Store implements AutoCloseable {
    /** The folder's name where it is looked for. */
    public static final String FOLDER = ".brewline";

    private final StoreAddress address;
    private final Path folder;
    private final ArtifactHandlers handlers;
    private final Database database;
    private final Session session;
    private final SmallObjects small;
    private final ObjectFiles objects;
    private final ArtifactFiles files;
    private final SecretKey secrets;
    private final CachedSteps cache;
    private final Optional<SharedContent> shared;
    private final RunIds ids = new RunIds(Clock.systemUTC(), new SecureRandom());

    Store(StoreOpening of, Database database, Session session, Optional<SharedContent> shared) throws IOException {
        this.shared = shared;
        this.address = of.address();
        this.folder = address.folder();
        this.handlers = of.handlers();
        this.database = database;
        this.session = session;
        this.small = new SmallObjects(database);
        this.cache = new CachedSteps(database, small, this::holds);
        this.objects = new ObjectFiles(folder.resolve("objects"), session.temporary(), small, of.tripwire(), shared);
        this.files = new ArtifactFiles(
                folder,
                session.temporary(),
                objects,
                handlers,
                content -> database.read(sql -> OriginRows.distrusted(sql, content)));
        this.secrets = SecretKey.of(folder, shared);
    }

    /**
     * Opens the store in that folder and makes it if there is none. Runs whose process died are marked as interrupted.
     *
     * @throws ProblemsException if it can't be written; the message names the folder and the reason
     */
    public static Store open(Path folder) {
        return open(folder, ArtifactHandlers.standard());
    }

    /** Opens the store with handlers of the caller's choice. */
    public static Store open(Path folder, ArtifactHandlers handlers) {
        return open(folder, handlers, Tripwire.NONE);
    }

    /** Opens the store at that address, as {@link #open(Path)} does. */
    public static Store open(StoreAddress address) {
        return open(address, ArtifactHandlers.standard(), Tripwire.NONE);
    }

    static Store open(Path folder, ArtifactHandlers handlers, Tripwire tripwire) {
        return open(StoreAddress.folder(folder), handlers, tripwire);
    }

    static Store open(StoreAddress address, ArtifactHandlers handlers, Tripwire tripwire) {
        return new StoreOpening(address, handlers, tripwire).open();
    }

    /**
     * Opens the store that belongs to a folder: what {@code BREWLINE_STORE} names, else the nearest {@code .brewline}
     * from the folder upwards, else a new one in it.
     */
    public static Store find(Path start) {
        return open(StoreAddress.of(start));
    }

    /** Where the store is. */
    public StoreAddress address() {
        return address;
    }

    Database database() {
        return database;
    }

    ObjectFiles objects() {
        return objects;
    }

    /** The store's folder, absolute. */
    public Path folder() {
        return folder;
    }

    public ArtifactHandlers handlers() {
        return handlers;
    }

    /** The runs that the query asks for, newest first. */
    public List<RunRecord> runs(RunQuery query) {
        session.reapNowAndThen(database);
        return database.read(sql -> RunRows.runs(sql, query));
    }

    /** The runs of this store, to be asked by pipeline, state, time, config and metrics. */
    public Runs runs() {
        return new Runs(this);
    }

    long count(RunQuery query) {
        session.reapNowAndThen(database);
        return database.read(sql -> RunRows.count(sql, query));
    }

    /**
     * The runs that the query asks for; archived ones only if it mentions them.
     *
     * @throws org.brewline.engine.query.QueryException if it names a field that no run has
     */
    public List<RunRecord> find(Query query) {
        session.reapNowAndThen(database);
        return database.read(sql -> new FoundRuns(sql, query, Clock.system(ZoneId.systemDefault())).read());
    }

    /** What the config, metrics and results are called that a query can ask for, such as {@code trainSvc.c}. */
    public List<String> queryableNames() {
        return database.read(QueryNames::all);
    }

    /**
     * The numbers of a run by {@code step.name}: scalar metrics, numeric results, the last value of each curve. What the
     * step returns alone is under the step's name.
     */
    public Map<String, Double> measures(RunId run) {
        return database.read(sql -> MeasureRows.of(sql, run));
    }

    /** The components of a run as they were, by step in topological order. */
    public Map<String, ComponentRecord> components(RunId run) {
        return database.read(sql -> ComponentRows.of(sql, run));
    }

    /** Names, tags, notes and pins of runs. */
    public Labels labels() {
        return new Labels(database);
    }

    /** The sweeps. */
    public Sweeps sweeps() {
        return new Sweeps(database, session);
    }

    /** An ID for a new sweep, greater than every one before. */
    public SweepId newSweepId() {
        return new SweepId(ids.next().uuid());
    }

    public Optional<RunRecord> run(RunId id) {
        session.reapNowAndThen(database);
        return database.read(sql -> RunRows.run(sql, id.toString()));
    }

    /**
     * The run of that ID or unambiguous beginning of one.
     *
     * @throws ProblemsException if there is none or more than one
     */
    public RunRecord run(String idOrPrefix) {
        session.reapNowAndThen(database);
        return database.read(sql -> RunNames.find(sql, idOrPrefix));
    }

    /** The shortest beginning of the ID, of at least 8 characters, that no other run has. */
    public String brief(RunId id) {
        return database.read(sql -> RunNames.brief(sql, id));
    }

    /** The run's steps in topological order. */
    public List<StepRecord> steps(RunId run) {
        return database.read(sql -> StepRows.steps(sql, run));
    }

    public Optional<StepRecord> step(RunId run, String name) {
        return steps(run).stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** The names of a step's dynamic metrics, in the order of their first points. */
    public List<String> metricNames(RunId run, String step) {
        return database.read(sql -> StepRows.metricNames(sql, StepRows.origin(sql, run, step)));
    }

    /** The points of a dynamic metric in the order they were logged; of a cached step those of its origin. */
    public List<MetricPoint> points(RunId run, String step, String name) {
        return database.read(sql -> StepRows.points(sql, StepRows.origin(sql, run, step), name));
    }

    /** A dynamic metric as it is drawn, read in milliseconds however long it is; of a cached step that of its origin. */
    public MetricCurve curve(RunId run, String step, String name) {
        return database.read(sql -> new CurveRows(sql, StepRows.origin(sql, run, step), name).read());
    }

    /** A step's static metrics in the order they were first set; of a cached step those of its origin. */
    public List<StaticMetric> staticMetrics(RunId run, String step) {
        return database.read(sql -> StepRows.staticMetrics(sql, StepRows.origin(sql, run, step)));
    }

    /** Everything that a step measured where it was executed, but for the points themselves. */
    public StepMeasures measures(StepOrigin origin) {
        return database.read(
                sql -> new StepMeasures(StepRows.metricNames(sql, origin), StepRows.staticMetrics(sql, origin)));
    }

    /** What the step printed and logged; empty if nothing. */
    public String log(RunId run, String step) {
        StepOrigin origin = database.read(sql -> StepRows.origin(sql, run, step));
        String here = folder(origin.run()).readLog(origin.step());
        try {
            return here.isEmpty() && shared.isPresent()
                    ? shared.get().log(origin.run().toString(), origin.step())
                    : here;
        } catch (IOException e) {
            throw new StoreException("the log of %s can't be read: %s".formatted(step, ArtifactFiles.reason(e)), e);
        }
    }

    /** All that is needed to tell a run's story again. */
    public List<StepHistory> history(RunId run) {
        return database.read(sql -> HistoryRows.read(sql, run, StepRows.steps(sql, run)));
    }

    /** The artifact's content: a file of the objects, or a folder laid out. Read-only. */
    public Path open(Artifact artifact) {
        return files.open(artifact);
    }

    /** The artifact's content under a name with its extension, or laid out as a folder. Read-only. */
    public Path view(Artifact artifact) {
        return files.view(artifact);
    }

    /** Whether the artifact's content is still there. */
    public boolean holds(Artifact artifact) {
        return files.isThere(artifact);
    }

    /**
     * The artifact's value, read anew: nobody else has the same object.
     *
     * @param type what it is declared as, with type arguments
     * @param loader knows the user's classes
     */
    public Object value(Artifact artifact, Type type, ClassLoader loader) {
        return files.read(artifact, type, loader);
    }

    /**
     * Stores a value through its handler; its content is on the disk before any row that is written after this.
     *
     * @param type the value's type as source text
     */
    public Artifact write(String name, String type, Object value) {
        return files.write(name, type, value);
    }

    /**
     * Stores what a handler wrote in another process, exactly as if the handler had written it here.
     *
     * @param type the value's type as source text
     */
    public Artifact adopt(String name, String type, HandledValue value) {
        return files.adopt(name, type, value);
    }

    /** The content of a file that is so small that the database has it. */
    public Optional<byte[]> small(Artifact artifact) {
        return files.small(artifact);
    }

    /** An ID for a new run, greater than every one that this store object gave before. */
    public RunId newRunId() {
        return ids.next();
    }

    /** Begins a run; when this returns it is recorded, and this process is known to execute it. */
    public Journal begin(RunStart start) {
        database.writeNow(sql -> RunRows.insert(sql, start, session.id()));
        RunFolder runFolder = folder(start.id());
        try {
            runFolder.create(start.config());
        } catch (IOException e) {
            throw new StoreException("the store %s can't be written: %s".formatted(folder, ArtifactFiles.reason(e)), e);
        }
        return new Journal(database, files, runFolder, start.id());
    }

    /** The run's readable folder. */
    public RunFolder folder(RunId run) {
        return new RunFolder(folder.resolve("runs").resolve(run.toString()), files, shared);
    }

    /** An empty folder for files that a step makes; it goes when the store is closed. */
    public Path scratch(RunId run, String step) {
        Path scratch =
                session.temporary().resolve("steps").resolve(run.toString()).resolve(step);
        try {
            Session.delete(scratch);
            return Files.createDirectories(scratch);
        } catch (IOException e) {
            throw new StoreException("the store %s can't be written: %s".formatted(folder, ArtifactFiles.reason(e)), e);
        }
    }

    /** The run that this one went on from. */
    public Optional<RunId> resumedFrom(RunId run) {
        return database.read(sql -> RunRows.resumedFrom(sql, run));
    }

    /** What the run was given beside the defaults and the pipeline's body, as YAML; secrets given as text are not in it. */
    public String givenConfig(RunId run) {
        return database.read(sql -> RunRows.givenConfig(sql, run));
    }

    /** Finished steps, whose results may stand in for others. */
    public CachedSteps cache() {
        return cache;
    }

    /** A digest of a secret that tells whether it changed, and nothing else: keyed with this store's own key. */
    public String secretDigest(String secret) {
        return secrets.digest(secret);
    }

    /** Reads and hashes all content again and follows every row; alters nothing. */
    public Verification verify(Advance advance) {
        try {
            return new Verifier(database, objects, advance).verify();
        } catch (IOException e) {
            throw new StoreException("the store %s can't be read: %s".formatted(folder, ArtifactFiles.reason(e)), e);
        }
    }

    /**
     * Removes the runs that the plan chooses, then content that no run needs, and what dead processes left half-made.
     * Other processes may use the store meanwhile.
     */
    public Collected collect(GarbagePlan plan, Advance advance) {
        session.reap(database);
        database.writeNow(sql -> {}); // what is queued is looked at too
        try {
            return new Collector(folder, database, objects, plan, shared).collect(advance);
        } catch (IOException e) {
            throw new StoreException(
                    "the store %s can't be cleaned up: %s".formatted(folder, ArtifactFiles.reason(e)), e);
        }
    }

    /** Takes runs out of the store and into it. */
    public Transfer transfer() {
        return new Transfer(this, database, objects, files, session.temporary(), shared);
    }

    public StoreStatistics statistics() {
        database.writeNow(sql -> {}); // what is queued counts too
        return Layout.statistics(database, objects);
    }

    /** Ends this process's time with the store. Runs that it still executes are marked as interrupted. */
    @Override
    public void close() {
        if (session.end(database)) {
            database.close();
            session.release();
            shared.ifPresent(SharedContent::close);
        }
    }
}
