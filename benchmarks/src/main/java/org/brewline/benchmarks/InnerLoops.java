package org.brewline.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.brewline.engine.component.Components;
import org.brewline.engine.component.Metrics;
import org.brewline.engine.config.ConfigKey;
import org.brewline.engine.config.ConfigLayer;
import org.brewline.engine.config.ConfigResolver;
import org.brewline.engine.config.ResolvedConfig;
import org.brewline.engine.pipeline.Pipeline;
import org.brewline.engine.pipeline.PipelineKeys;
import org.brewline.engine.run.CacheKey;
import org.brewline.engine.run.StepMetrics;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a run does for each step, for each point and for each config value, alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class InnerLoops {
    private static final int STEPS = 100;
    private static final int POINTS = 1 << 16;

    private final SortedMap<String, String> parts = parts();
    private final List<ConfigKey> keys = PipelineKeys.of(pipeline());
    private final List<ConfigLayer> layers = List.of(ConfigLayer.arguments(arguments(), "the run's arguments"));
    private final Path folder = Path.of("").toAbsolutePath();
    private final Metrics metrics = new StepMetrics();
    private long logged;

    private static SortedMap<String, String> parts() {
        var parts = new TreeMap<String, String>();
        parts.put("code", "d".repeat(64) + " train");
        parts.put("config c", "0.5");
        parts.put("config kernel", "rbf");
        parts.put("input train", "table:" + "e".repeat(64));
        return parts;
    }

    private static Pipeline pipeline() {
        return EmptySteps.pipeline("resolved", "wide", STEPS);
    }

    private static List<String> arguments() {
        var arguments = new ArrayList<String>();
        for (int i = 0; i < STEPS; i++) {
            arguments.add("s" + i + ".number=" + i);
        }
        return List.copyOf(arguments);
    }

    /** A step's cache key, made and hashed. */
    @Benchmark
    public String cacheKey() {
        return new CacheKey(parts).digest();
    }

    /** A point of a metric, as a training loop logs it. */
    @Benchmark
    public void metricPoint() {
        metrics.log("loss", logged, 0.5);
        if (++logged % POINTS == 0) {
            ((StepMetrics) metrics).takePoints();
        }
    }

    /** The config of a hundred steps, each given a value. */
    @Benchmark
    public ResolvedConfig configOfHundredSteps() {
        return ConfigResolver.resolve("not run", keys, layers, folder);
    }

    /** A pipeline of a hundred steps traced and linked. */
    @Benchmark
    public Pipeline linkedHundredSteps() {
        return Pipeline.define("linked", Components.of(EmptySteps.class), p -> {
            for (int i = 0; i < STEPS; i++) {
                p.step("first").set("number", i).named("s" + i);
            }
        });
    }
}
