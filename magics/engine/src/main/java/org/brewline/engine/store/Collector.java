package org.brewline.engine.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.brewline.engine.artifact.Digest;

/**
 * Removes runs, and then the content that no run needs any more. Safe beside other processes: content goes only while
 * this process holds the database's write lock and no row names it, and a step is recorded only if its content is there
 * under that same lock. While runs go on, what is young stays: a step may be about to be recorded with it.
 */
final class Collector {
    private static final int CHUNK = 200;
    private static final long YOUNG_MILLIS = 3_600_000;

    private final Path folder;
    private final Database database;
    private final ObjectFiles objects;
    private final GarbagePlan plan;
    private final Optional<SharedContent> shared;
    private final Set<Digest> manifests = new HashSet<>();
    private final Set<Digest> live = new HashSet<>();

    Collector(Path folder, Database database, ObjectFiles objects, GarbagePlan plan, Optional<SharedContent> shared) {
        this.shared = shared;
        this.folder = folder;
        this.database = database;
        this.objects = objects;
        this.plan = plan;
    }

    Collected collect(Advance advance) throws IOException {
        RemovableRuns.Choice choice = database.read(sql -> RemovableRuns.choose(sql, plan, System.currentTimeMillis()));
        var removed = new ArrayList<RunId>();
        long bytes = 0;
        int looked = 0;
        for (RunId run : choice.remove()) {
            advance.at(looked++, choice.remove().size());
            if (plan.dryRun() || remove(run)) {
                removed.add(run);
            }
        }
        Set<RunId> gone = plan.dryRun() ? Set.copyOf(removed) : Set.of();
        database.read(sql -> {
            addLive(sql, gone);
            return true;
        });
        List<ObjectFiles.Stored> dead = objects.all().stream()
                .filter(one -> !live.contains(one.digest()))
                .toList();
        long count = 0;
        for (int from = 0; from < dead.size(); from += CHUNK) {
            advance.at(from, dead.size());
            List<ObjectFiles.Stored> chunk = dead.subList(from, Math.min(from + CHUNK, dead.size()));
            for (ObjectFiles.Stored one :
                    plan.dryRun() ? database.read(sql -> deadIn(sql, chunk, gone)) : sweep(chunk)) {
                bytes += one.size();
                count++;
            }
        }
        advance.at(dead.size(), dead.size());
        if (!plan.dryRun()) {
            database.writeNow(sql -> sql.update("delete from sweep where state <> 'RUNNING' and not exists"
                    + " (select 1 from run where run.sweep_id = sweep.id)"));
            new LeftOvers(folder, database).remove(live);
            objects.forget(live);
        }
        return new Collected(removed, choice.needed(), count, bytes);
    }

    /** Removes the run's rows, unless it goes on or another run took results of it meanwhile; then its folder. */
    private boolean remove(RunId run) throws IOException {
        var done = new boolean[1];
        database.writeAlone(sql -> {
            done[0] = RemovableRuns.isRemovable(sql, run);
            if (done[0]) {
                sql.update("delete from run where id = ?", run.toString());
            }
        });
        if (done[0]) {
            Session.delete(folder.resolve("runs").resolve(run.toString()));
            if (shared.isPresent()) {
                shared.get().deleteRun(run.toString());
            }
        }
        return done[0];
    }

    private List<ObjectFiles.Stored> sweep(List<ObjectFiles.Stored> chunk) {
        var swept = new ArrayList<ObjectFiles.Stored>();
        database.writeAlone(sql -> {
            swept.clear();
            for (ObjectFiles.Stored one : deadIn(sql, chunk, Set.of())) {
                objects.delete(sql, one);
                swept.add(one);
            }
        });
        return swept;
    }

    private List<ObjectFiles.Stored> deadIn(Sql sql, List<ObjectFiles.Stored> chunk, Set<RunId> gone)
            throws SQLException {
        addLive(sql, gone);
        boolean running = sql.first(row -> true, "select 1 from run where state = 'RUNNING' limit 1")
                .isPresent();
        long young = System.currentTimeMillis() - YOUNG_MILLIS;
        return chunk.stream()
                .filter(one -> !live.contains(one.digest()) && (!running || one.changedMillis() < young))
                .toList();
    }

    /** Adds the content that rows of runs name, but for those that are as good as gone. */
    private void addLive(Sql sql, Set<RunId> gone) throws SQLException {
        var folders = new HashSet<Digest>();
        sql.query(
                row -> {
                    if (gone.isEmpty() || !gone.contains(RunId.parse(row.getString(3)))) {
                        var digest = new Digest(row.getString(1));
                        live.add(digest);
                        return row.getBoolean(2) && folders.add(digest);
                    }
                    return false;
                },
                gone.isEmpty()
                        ? "select content, max(folder), '' from artifact group by content"
                        : "select content, folder, run_id from artifact");
        for (Digest manifest : folders) {
            if (manifests.add(manifest)) {
                addFiles(manifest);
            }
        }
    }

    private void addFiles(Digest manifest) {
        try {
            if (objects.contains(manifest)) {
                Manifest.read(objects, manifest).files().forEach(file -> live.add(new Digest(file.content())));
            }
        } catch (IOException e) {
            throw new StoreException(
                    "the list of a folder's files, %s, can't be read; nothing more was removed: %s"
                            .formatted(objects.path(manifest), ArtifactFiles.reason(e)),
                    e);
        }
    }
}
