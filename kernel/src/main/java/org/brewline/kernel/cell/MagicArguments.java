package org.brewline.kernel.cell;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.brewline.kernel.session.Completions;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a magic declares that it takes, seen from the argument that is being typed.
 *
 * @param before the arguments before it
 */
record MagicArguments(CommandSpec declared, List<String> before) {

    /** The options whose name begins with what is typed and that were not given yet. */
    List<Completions.Item> options(String prefix) {
        return declared.options().stream()
                .filter(option ->
                        option.isMultiValue() || Stream.of(option.names()).noneMatch(before::contains))
                .map(option -> new Completions.Item(option.longestName(), "option", described(option)))
                .filter(item -> item.text().startsWith(prefix))
                .toList();
    }

    private static String described(OptionSpec option) {
        return option.description().length == 0
                ? ""
                : option.description()[0].replace("%%", "%").replace("%n", " ");
    }

    Optional<OptionSpec> option(String name) {
        return Optional.ofNullable(declared.findOption(name));
    }

    /** The option whose value is being typed. */
    Optional<OptionSpec> optionOfNext() {
        return before.isEmpty()
                ? Optional.empty()
                : option(before.get(before.size() - 1)).filter(MagicArguments::takesValue);
    }

    private static boolean takesValue(OptionSpec option) {
        return option.arity().min() > 0;
    }

    /** Whether the argument that is being typed is a path of a file. */
    boolean nextIsPath() {
        int index = 0;
        for (int i = 0; i < before.size(); i++) {
            Optional<OptionSpec> option = option(before.get(i));
            if (option.isPresent()) {
                i += takesValue(option.get()) ? 1 : 0;
            } else if (!before.get(i).startsWith("-")) {
                index++;
            }
        }
        int position = index;
        return declared.positionalParameters().stream()
                .filter(p -> p.index().contains(position))
                .anyMatch(MagicArguments::isPath);
    }

    private static boolean isPath(ArgSpec argument) {
        return Stream.concat(Stream.of(argument.type()), Arrays.stream(argument.auxiliaryTypes()))
                .anyMatch(type -> type == Path.class || type == File.class);
    }

    /** The values that an option may take: names of constants, or paths. */
    static List<Completions.Item> values(OptionSpec option, String prefix) {
        if (isPath(option)) {
            return PathCompletion.items(prefix);
        }
        Object[] constants = option.type().isEnum() ? option.type().getEnumConstants() : new Object[0];
        return Arrays.stream(constants)
                .map(String::valueOf)
                .filter(name -> name.startsWith(prefix))
                .map(name -> new Completions.Item(name, "value", ""))
                .toList();
    }
}
