package org.brewline.engine.component;

import java.util.Optional;
import java.util.Set;
import org.brewline.engine.component.Parameter.Role;
import org.brewline.engine.config.ConfigTypes;

/** Names that a component's parameters can't have, because the step's handle has methods of these names. */
final class ComponentNames {
    private static final Set<String> RESERVED = Set.of("named", "after");
    private static final Set<String> OF_OBJECT = Set.of("wait", "equals");
    private static final Set<String> TESTS = Set.of("is", "isNot");
    private static final Set<String> COMPARISONS = Set.of("atLeast", "atMost", "above", "below");

    private ComponentNames() {}

    /** Why a parameter can't have its name; empty if it can. */
    static Optional<String> refusal(Parameter parameter, Signature signature) {
        if (parameter.role() != Role.CONFIG) {
            return Optional.empty();
        }
        String name = parameter.name();
        if (RESERVED.contains(name)) {
            return Optional.of("every step has ." + name + "(…) already");
        }
        if (OF_OBJECT.contains(name)) {
            return Optional.of("every step has a method of that name already");
        }
        boolean scalar = ConfigTypes.isScalar(signature.returnType());
        boolean number = ConfigTypes.isNumber(signature.returnType());
        if ((scalar && TESTS.contains(name)) || (number && COMPARISONS.contains(name))) {
            return Optional.of("the step's value is compared with ." + name + "(…)");
        }
        return Optional.empty();
    }
}
