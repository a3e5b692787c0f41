package org.brewline.notebook.workbench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.config.ConfigTypes;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.session.CompilationException;
import org.brewline.kernel.session.Session;
import org.brewline.kernel.session.UserException;
import org.brewline.notebook.language.EvaluatedDefaults;
import org.brewline.notebook.language.Formal;

/** Turns the defaults of parameters into config text: literals as they are, all else evaluated once in the session. */
final class DefaultTexts {
    private DefaultTexts() {}

    /** The texts by the offset of their parameter in the cell. */
    static Map<Integer, String> of(Session session, String cell, List<Formal> formals, int count)
            throws CompilationException, UserException, InterruptedException {
        if (EvaluatedDefaults.areNeeded(formals)) {
            session.execute(EvaluatedDefaults.evaluation(cell, formals), count);
        }
        var texts = new LinkedHashMap<Integer, String>();
        for (Formal formal : formals) {
            if (formal.defaultExpression().isPresent()) {
                Optional<Object> value = EvaluatedDefaults.literal(formal);
                texts.put(formal.start(), text(formal, value.or(() -> EvaluatedDefaults.take(formal.start()))));
            }
        }
        return texts;
    }

    private static String text(Formal formal, Optional<Object> value) {
        if (value.isEmpty()) {
            throw new MagicException(
                    "No default",
                    "The default of \"" + formal.name()
                            + "\" is null\n    leave the default out, and the config is required");
        }
        try {
            return ConfigTypes.print(value.get());
        } catch (IllegalArgumentException noConfig) {
            throw new MagicException(
                    "No default",
                    "\"%s\" has a default, but %s is no config type\n    config are texts, numbers, truth values, enums, paths, URIs, durations, dates, and records, lists and maps of these"
                            .formatted(formal.name(), formal.type()));
        }
    }
}
