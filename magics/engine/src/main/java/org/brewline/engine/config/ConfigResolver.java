package org.brewline.engine.config;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.config.Setting.Origin;

/**
 * Gives every config key of a pipeline its value: arguments over config over the pipeline's body over defaults.
 *
 * <pre>{@code
 * ResolvedConfig config = ConfigResolver.resolve(
 *         "penguins was not run", PipelineKeys.of(pipeline), List.of(layer), folder);
 * }</pre>
 */
public final class ConfigResolver {
    private final Path baseFolder;
    private final References references;
    private final ProblemList problems = new ProblemList();

    private ConfigResolver(Path baseFolder, References references) {
        this.baseFolder = baseFolder;
        this.references = references;
    }

    /**
     * The complete config, with {@code ${env:NAME}} from the process's environment.
     *
     * @param title what is not done if anything is wrong, for the message
     * @param layers in any order; their origins say which is stronger, and among equals the later is
     * @param baseFolder where relative paths start
     * @throws ProblemsException with every problem of every layer, sorted
     */
    public static ResolvedConfig resolve(
            String title, List<ConfigKey> keys, List<ConfigLayer> layers, Path baseFolder) {
        return resolve(title, keys, layers, baseFolder, References.environmentOnly());
    }

    /** As {@link #resolve(String, List, List, Path)}, saying where references get their text from. */
    public static ResolvedConfig resolve(
            String title, List<ConfigKey> keys, List<ConfigLayer> layers, Path baseFolder, References references) {
        return new ConfigResolver(baseFolder, references).resolve(title, keys, layers);
    }

    private ResolvedConfig resolve(String title, List<ConfigKey> keys, List<ConfigLayer> layers) {
        Map<ConfigKey, Given> given = Given.collect(keys, layers, problems);
        var params = new LinkedHashMap<String, Setting>();
        var steps = new LinkedHashMap<String, Map<String, Setting>>();
        for (ConfigKey key : keys) {
            Optional<Given> value = Optional.ofNullable(given.get(key));
            if (key.fixedByBody()) {
                value.ifPresent(g -> refuseFixed(key, g));
                continue;
            }
            Map<String, Setting> target =
                    key.step().isEmpty() ? params : steps.computeIfAbsent(key.step(), s -> new LinkedHashMap<>());
            setting(key, value).ifPresent(s -> target.put(key.name(), s));
        }
        problems.throwIfAny(title);
        return new ResolvedConfig(params, steps);
    }

    private Optional<Setting> setting(ConfigKey key, Optional<Given> given) {
        if (given.isEmpty()) {
            problems.add(
                    key.path() + " is missing",
                    key.place(),
                    "it takes " + key.takes() + ": write " + key.path() + "=…");
            return Optional.empty();
        }
        if (given.get().secretOfBody() != null) {
            Object value = given.get().secretOfBody();
            return Optional.of(new Setting(value, ConfigTypes.print(value), Origin.PIPELINE_BODY, true));
        }
        YamlNode node = Layered.filled(key.type(), given.get().node());
        var reader = new ValueReader(baseFolder, references, problems).declaredIn(key.place());
        Optional<Object> value = reader.read(key.type(), node, key.path(), key.constraints());
        return value.map(v -> new Setting(
                v,
                reader.sawSecret() ? hiding(key, node, v) : YamlText.of(node),
                given.get().origin(),
                reader.sawSecret()));
    }

    /** The text of what holds a secret: references as they are written, a literal secret as its name. */
    private static String hiding(ConfigKey key, YamlNode node, Object value) {
        return ConfigTypes.holdsSecret(key.type()) ? ConfigTypes.print(value) : YamlText.of(node);
    }

    private void refuseFixed(ConfigKey key, Given given) {
        problems.add(
                key.path() + " can't be set",
                given.node().place(),
                "the pipeline's body feeds it from " + key.bodyValue()
                        + (key.place().isEmpty() ? "" : " in " + key.place()));
    }

    /** Layers from the weakest to the strongest. */
    static List<ConfigLayer> byStrength(List<ConfigLayer> layers) {
        return layers.stream().sorted(Comparator.comparing(ConfigLayer::origin)).toList();
    }
}
