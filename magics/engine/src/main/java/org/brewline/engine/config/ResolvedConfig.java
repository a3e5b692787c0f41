package org.brewline.engine.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The config of one run: complete and of the right types.
 *
 * @param params the pipeline's own, by name
 * @param steps by step name, then parameter name; config that is fed from outputs or pipeline parameters is absent
 */
public record ResolvedConfig(Map<String, Setting> params, Map<String, Map<String, Setting>> steps) {
    public ResolvedConfig {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        var copy = new LinkedHashMap<String, Map<String, Setting>>();
        steps.forEach((step, settings) -> copy.put(step, Collections.unmodifiableMap(new LinkedHashMap<>(settings))));
        steps = Collections.unmodifiableMap(copy);
    }

    public Map<String, Setting> step(String name) {
        return steps.getOrDefault(name, Map.of());
    }
}
