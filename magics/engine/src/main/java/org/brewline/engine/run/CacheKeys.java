package org.brewline.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.component.Parameter;
import org.brewline.engine.config.Setting;
import org.brewline.engine.pipeline.StepNode;
import org.brewline.engine.store.Store;
import org.jspecify.annotations.Nullable;

/** Makes the cache keys of a run's steps. Reads the files that config names. */
final class CacheKeys {
    private final Store store;
    private final Path baseFolder;

    /** @param baseFolder what relative paths in config are relative to */
    CacheKeys(Store store, Path baseFolder) {
        this.store = store;
        this.baseFolder = baseFolder;
    }

    /** The step's key; empty if its code is not known. */
    Optional<CacheKey> of(StepNode step, StepInputs inputs, List<StepInputs.Taken> taken) throws IOException {
        ComponentSpec component = step.component();
        if (component.environment().codeHash().isEmpty()) {
            return Optional.empty();
        }
        var key = new CacheKey.Builder();
        key.part(
                "code",
                component.environment().codeHash() + " " + component.method().getName());
        component.environment().dependencies().forEach((name, checksum) -> key.part("dependency " + name, checksum));
        for (Parameter parameter : component.signature().config()) {
            Optional<Setting> setting = inputs.setting(parameter);
            if (setting.isPresent()) {
                key.part("config " + parameter.name(), text(setting.get()));
            }
        }
        addInputs(key, component, taken);
        return Optional.of(key.build());
    }

    private static void addInputs(CacheKey.Builder key, ComponentSpec component, List<StepInputs.Taken> taken) {
        var inputs = new TreeMap<String, String>();
        component.signature().inputs().forEach(input -> inputs.put(input.name(), "nothing"));
        for (StepInputs.Taken one : taken) {
            String content =
                    one.artifact().handler() + ":" + one.artifact().content().hex();
            inputs.merge(one.parameter(), content, (a, b) -> a.equals("nothing") ? b : a + " " + b);
        }
        inputs.forEach((name, content) -> key.part("input " + name, content));
    }

    private String text(Setting setting) throws IOException {
        if (setting.secret()) {
            return store.secretDigest(SecretText.of(setting.value()));
        }
        var text = new StringBuilder(setting.text());
        addFiles(setting.value(), text);
        return text.toString();
    }

    /** The files and folders that the step's config names, with their size and age: cheap to look at twice. */
    Map<Path, String> filesOf(StepNode step, StepInputs inputs) throws IOException {
        var files = new TreeMap<Path, String>();
        for (Parameter parameter : step.component().signature().config()) {
            Optional<Setting> setting = inputs.setting(parameter);
            if (setting.isPresent() && !setting.get().secret()) {
                ConfigPaths.add(setting.get().value(), path -> ConfigPaths.look(baseFolder.resolve(path), files));
            }
        }
        return files;
    }

    private void addFiles(@Nullable Object value, StringBuilder text) throws IOException {
        ConfigPaths.add(value, path -> text.append(" holding ").append(PathContent.sha256(baseFolder.resolve(path))));
    }
}
