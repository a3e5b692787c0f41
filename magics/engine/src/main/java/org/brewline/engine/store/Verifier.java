package org.brewline.engine.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.brewline.engine.artifact.Digest;
import org.brewline.engine.store.Verification.Damage;
import org.brewline.engine.store.Verification.Kind;
import org.brewline.engine.store.Verification.Touched;

/** Looks over a store: hashes all content again and follows every row. Alters nothing. */
final class Verifier {
    private final Database database;
    private final ObjectFiles objects;
    private final Advance advance;
    private final List<Damage> damages = new ArrayList<>();

    Verifier(Database database, ObjectFiles objects, Advance advance) {
        this.database = database;
        this.objects = objects;
        this.advance = advance;
    }

    private record Row(Digest content, boolean folder, Touched touched) {}

    Verification verify() throws IOException {
        // Rows first: content is stored before its row, so what a row names must be there when it is looked for.
        List<Row> rows = database.read(Verifier::artifacts);
        rows().forEach(damages::add);
        List<ObjectFiles.Stored> stored = objects.all();
        long total = stored.stream().mapToLong(ObjectFiles.Stored::size).sum();
        long done = 0;
        Set<Digest> altered = new HashSet<>();
        for (ObjectFiles.Stored one : stored) {
            advance.at(done, total);
            if (!objects.isAsNamed(one)) {
                altered.add(one.digest());
            }
            done += one.size();
        }
        advance.at(total, total);
        content(rows, altered);
        return new Verification(stored.size(), total, damages);
    }

    private static List<Row> artifacts(Sql sql) throws SQLException {
        return sql.query(
                row -> new Row(
                        new Digest(row.getString(4)),
                        row.getBoolean(5),
                        new Touched(
                                RunId.parse(row.getString(1)), row.getString(2), row.getString(3), Optional.empty())),
                "select run_id, step, name, content, folder from artifact order by run_id desc, step, position");
    }

    /** What refers to rows that are not there, and what the database itself finds. */
    private List<Damage> rows() {
        return database.read(sql -> {
            var found = new ArrayList<>(sql.dialect().damages(sql));
            found.addAll(sql.query(
                    row -> new Damage(
                            Kind.STRAY_ROW,
                            "step without the run " + row.getString(3) + " that executed it",
                            List.of(new Touched(
                                    RunId.parse(row.getString(1)), row.getString(2), "", Optional.empty()))),
                    "select run_id, name, cached_from from step where cached_from is not null"
                            + " and not exists (select 1 from run where id = cached_from)"));
            return found;
        });
    }

    private void content(List<Row> rows, Set<Digest> altered) {
        Map<Digest, List<Touched>> users = new LinkedHashMap<>();
        Map<Digest, Optional<Manifest>> manifests = new HashMap<>();
        for (Row row : rows) {
            users.computeIfAbsent(row.content(), d -> new ArrayList<>()).add(row.touched());
            if (row.folder() && !altered.contains(row.content())) {
                manifests
                        .computeIfAbsent(row.content(), this::manifest)
                        .ifPresent(manifest -> manifest.files()
                                .forEach(file -> users.computeIfAbsent(
                                                new Digest(file.content()), d -> new ArrayList<>())
                                        .add(inside(row.touched(), file.path()))));
            }
        }
        users.forEach((digest, touched) -> {
            if (altered.remove(digest)) {
                damages.add(new Damage(Kind.ALTERED, digest.hex(), touched));
            } else if (!objects.contains(digest)) {
                damages.add(new Damage(Kind.MISSING, digest.hex(), touched));
            }
        });
        altered.forEach(digest -> damages.add(new Damage(Kind.ALTERED, digest.hex(), List.of())));
    }

    private static Touched inside(Touched artifact, String file) {
        return new Touched(artifact.run(), artifact.step(), artifact.artifact(), Optional.of(file));
    }

    private Optional<Manifest> manifest(Digest digest) {
        try {
            return objects.contains(digest) ? Optional.of(Manifest.read(objects, digest)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
