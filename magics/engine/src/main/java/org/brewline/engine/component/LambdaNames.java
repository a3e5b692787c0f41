package org.brewline.engine.component;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.artifact.SessionNames;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.MethodNode;

/**
 * Names of methods that depend on their own code only. The compiler numbers lambdas through a class, so that another
 * method's lambda changes the name; here they are numbered in the order in which the component reaches them.
 */
final class LambdaNames {
    private final Map<UserMethod, String> names = new HashMap<>();

    LambdaNames(Map<UserMethod, MethodNode> reached) {
        for (UserMethod method : reached.keySet()) {
            if (method.name().startsWith("lambda$")) {
                names.put(method, "lambda#" + names.size());
            }
        }
    }

    String of(UserMethod method) {
        String name = Optional.ofNullable(names.get(method)).orElse(method.name());
        return SessionNames.normalized(method.owner() + "." + name + method.descriptor());
    }

    String of(Handle handle) {
        return handle.getTag() + " " + of(new UserMethod(handle.getOwner(), handle.getName(), handle.getDesc()));
    }
}
