package org.brewline.engine.pipeline;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.brewline.engine.config.Generics;
import org.brewline.engine.config.NearestName;
import org.brewline.engine.config.ProblemList;
import org.brewline.engine.config.TypeNames;

/** What one item of a mapped list is. */
final class Items {
    private final Sources sources;
    private final NamedSteps steps;
    private final ProblemList problems;

    Items(Sources sources, NamedSteps steps, ProblemList problems) {
        this.sources = sources;
        this.steps = steps;
        this.problems = problems;
    }

    /** The type of the list's elements; {@code Object} with a problem told if it is no list. */
    Type typeOf(TracedFanOut fanOut, TracedStep first) {
        List<Sources.Given> lists = sources.givenBy(fanOut.items, first);
        for (Sources.Given given : lists) {
            Optional<Type> element = ListElement.of(given.type());
            if (element.isPresent()) {
                return element.get();
            }
            problems.add(
                    "mapEach maps %s, which is %s".formatted(given.text(), TypeNames.of(given.type())),
                    fanOut.place,
                    "give it an output or a config that is a List");
        }
        return Object.class;
    }

    /** What a step of the fan-out takes of its item. */
    Optional<Sources.Given> of(Binding.Item item, TracedStep user) {
        Optional<TracedFanOut> fanOut = steps.fanOut(item.fanOut());
        if (fanOut.isEmpty() || !fanOut.equals(user.fanOut)) {
            problems.add(
                    user.name() + " takes an item of a list outside of the mapEach that gives it",
                    user.place,
                    "call it in the lambda of that mapEach");
            return Optional.empty();
        }
        Optional<Type> element = sources.givenBy(fanOut.get().items, user).stream()
                .findFirst()
                .flatMap(given -> ListElement.of(given.type()));
        return element.flatMap(type -> item.isWhole()
                ? Optional.of(new Sources.Given("the item", type, Optional.empty()))
                : field(type, item.field(), user));
    }

    private Optional<Sources.Given> field(Type type, String field, TracedStep user) {
        RecordComponent[] components = Generics.raw(type).getRecordComponents();
        List<RecordComponent> known = components == null ? List.of() : Arrays.asList(components);
        Optional<RecordComponent> found =
                known.stream().filter(c -> c.getName().equals(field)).findFirst();
        if (found.isEmpty()) {
            List<String> names = known.stream().map(RecordComponent::getName).toList();
            problems.add(
                    "the item, which is %s, has no %s".formatted(TypeNames.of(type), field),
                    user.place,
                    NearestName.advice(
                            field, names, names.isEmpty() ? "it is no record" : "it has " + String.join(", ", names)));
        }
        return found.map(c -> new Sources.Given("item." + field, c.getGenericType(), Optional.empty()));
    }
}
