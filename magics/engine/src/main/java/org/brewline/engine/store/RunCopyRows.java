package org.brewline.engine.store;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.brewline.engine.config.Setting;
import org.jspecify.annotations.Nullable;

/** Reads a run with all that belongs to it. */
final class RunCopyRows {
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
    private static final TypeReference<TreeMap<String, String>> PAIRS = new TypeReference<>() {};

    private final Sql sql;
    private final RunRecord run;
    private final Map<Long, Integer> places = new HashMap<>();
    private final List<RunCopy.Source> components = new ArrayList<>();

    RunCopyRows(Sql sql, RunRecord run) {
        this.sql = sql;
        this.run = run;
    }

    /** What a step's row has beside its record. */
    private record More(
            long component,
            @Nullable String cacheKey,
            @Nullable String cacheParts) {}

    RunCopy read() throws SQLException {
        String id = run.id().toString();
        List<RunCopy.Config> config = sql.query(
                row -> new RunCopy.Config(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Setting.Origin.valueOf(row.getString(4)),
                        row.getInt(5) != 0),
                "select step, name, text, origin, secret from config where run_id = ? order by position",
                id);
        List<RunCopy.Step> steps = steps(config);
        return new RunCopy(
                run.id(),
                run.shape(),
                run.state(),
                run.started(),
                run.finished(),
                run.jvm(),
                RunRows.resumedFrom(sql, run.id()),
                sql.query(
                        row -> new RunStart.Cell(row.getString(1), row.getString(2)),
                        "select label, source from cell where run_id = ? order by position",
                        id),
                config,
                components,
                steps,
                told());
    }

    private RunTold told() throws SQLException {
        RunLabels labels = run.labels();
        Optional<RunTold.Trial> trial = Optional.empty();
        if (labels.trial().isPresent()) {
            RunLabels.TrialOf of = labels.trial().get();
            // One that goes on may end otherwise: of its trials that are taken along before, the sweep is not told.
            trial = SweepRows.sweeps(sql, "where id = ?", of.sweep().toString()).stream()
                    .filter(sweep -> sweep.state().isFinal())
                    .findFirst()
                    .map(sweep -> new RunTold.Trial(
                            sweep.id(),
                            of.number(),
                            sweep.pipeline(),
                            sweep.state(),
                            sweep.started(),
                            sweep.finished(),
                            sweep.plan(),
                            sweep.message()));
        }
        return new RunTold(labels.name(), labels.note(), labels.tags(), trial);
    }

    private List<RunCopy.Step> steps(List<RunCopy.Config> config) throws SQLException {
        Map<String, Set<String>> secrets = config.stream()
                .filter(RunCopy.Config::secret)
                .collect(Collectors.groupingBy(
                        RunCopy.Config::step, Collectors.mapping(RunCopy.Config::name, Collectors.toSet())));
        boolean anyOfPipeline = secrets.containsKey("");
        Map<String, More> more = more();
        var steps = new ArrayList<RunCopy.Step>();
        for (StepHistory history : HistoryRows.read(sql, run.id(), StepRows.steps(sql, run.id()))) {
            StepRecord step = history.step();
            More row = more.get(step.name());
            if (row == null) {
                throw new StoreException("the step \"%s\" of run %s has no row".formatted(step.name(), run.id()));
            }
            Set<String> secret = secrets.getOrDefault(step.name(), Set.of());
            steps.add(step(history, row, place(row.component()), anyOfPipeline ? null : secret));
        }
        return steps;
    }

    /** @param secret the names of the step's secret config; null if any of its config may be the pipeline's secret */
    private RunCopy.Step step(StepHistory history, More row, int component, @Nullable Set<String> secret)
            throws SQLException {
        StepRecord step = history.step();
        Map<String, String> parts = row.cacheParts() == null ? new TreeMap<>() : RowJson.read(row.cacheParts(), PAIRS);
        boolean hadSecret = secret == null
                ? parts.keySet().removeIf(name -> name.startsWith("config "))
                : parts.keySet().removeIf(name -> name.startsWith("config ") && secret.contains(name.substring(7)));
        Optional<StepOrigin> origin =
                history.origin().run().equals(run.id()) ? Optional.empty() : Optional.of(history.origin());
        return new RunCopy.Step(
                step.name(),
                component,
                step.state(),
                step.started(),
                step.finished(),
                step.attempts(),
                step.reason(),
                step.failure(),
                origin,
                hadSecret ? Optional.empty() : Optional.ofNullable(row.cacheKey()),
                parts,
                history.progress(),
                history.retries(),
                step.inputs(),
                step.artifacts(),
                history.metrics(),
                StepRows.metricNames(sql, history.origin()));
    }

    private Map<String, More> more() throws SQLException {
        var rows = new HashMap<String, More>();
        sql.query(
                row -> rows.put(row.getString(1), new More(row.getLong(2), row.getString(3), row.getString(4))),
                "select step.name, component_id, coalesce(step.cache_key, untrusted_step.cache_key),"
                        + " coalesce(step.cache_parts, untrusted_step.cache_parts) from step"
                        + " left join untrusted_step on untrusted_step.run_id = step.run_id"
                        + " and untrusted_step.step = step.name where step.run_id = ?",
                run.id().toString());
        return rows;
    }

    private int place(long component) throws SQLException {
        Integer known = places.get(component);
        if (known == null) {
            known = components.size();
            places.put(component, known);
            components.add(sql.first(
                            RunCopyRows::source,
                            "select name, source, place, imports, dependencies, code_hash from component where id = ?",
                            component)
                    .orElseThrow());
        }
        return known;
    }

    private static RunCopy.Source source(ResultSet row) throws SQLException {
        return new RunCopy.Source(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                RowJson.read(row.getString(4), STRINGS),
                RowJson.read(row.getString(5), PAIRS),
                row.getString(6));
    }

    /** The parts of a cache key as they stand in a row. */
    static String json(Map<String, String> parts) {
        return RowJson.write(new LinkedHashMap<>(parts));
    }
}
