package org.brewline.notebook.language;

import java.util.Set;
import org.brewline.kernel.magic.MagicException;

/** The names that a component can't have, because a pipeline's body has them already. */
final class ReservedNames {
    private static final Set<String> BODY =
            Set.of("when", "not", "firstOf", "mapEach", "onExit", "step", "param", "body");
    private static final Set<String> OBJECT =
            Set.of("clone", "equals", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private ReservedNames() {}

    static void check(String name, String where) {
        String whose = BODY.contains(name) ? "pipelines" : OBJECT.contains(name) ? "every Java object" : "";
        if (!whose.isEmpty()) {
            throw new MagicException(
                    "Reserved name",
                    where + "\"" + name + "\" is a word of " + whose + "\n    choose another name for the component");
        }
    }
}
