package org.brewline.kernel.own;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.brewline.kernel.display.MimeBundle;
import org.brewline.kernel.magic.Magic;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code %maven group:artifact:version …}: adds libraries to the notebook. */
final class MavenMagic implements Magic<MavenMagic.Arguments> {
    @Command(
            description = "Adds Maven artifacts and what they depend on to the notebook's class path."
                    + " All artifacts of the notebook are resolved together.")
    static final class Arguments {
        @Parameters(
                arity = "0..*",
                paramLabel = "GROUP:ARTIFACT:VERSION",
                description = "Coordinates; as %%maven also one a line.")
        List<String> coordinates = List.of();

        @Option(names = "--bom", paramLabel = "COORDINATE", description = "A bill of materials; its versions win.")
        List<String> boms = List.of();

        @Option(names = "--exclude", paramLabel = "GROUP:ARTIFACT", description = "What must not come along.")
        List<String> exclusions = List.of();

        @Option(names = "--repository", paramLabel = "URL", description = "A repository to search as well.")
        List<String> repositories = List.of();
    }

    private final Dependencies dependencies;

    MavenMagic(Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    @Override
    public String name() {
        return "maven";
    }

    @Override
    public Set<Form> forms() {
        return Set.of(Form.LINE, Form.CELL);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    public @Nullable Object execute(Arguments command, MagicCall call) {
        List<String> wanted = Stream.concat(
                        command.coordinates.stream(),
                        call.body().lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#")))
                .toList();
        if (wanted.isEmpty()) {
            throw new MagicException("Wrong arguments", "%maven takes coordinates: %maven group:artifact:version");
        }
        var added = dependencies.add(wish(wanted, command), call.display());
        call.session().addToClassPath(added);
        return MimeBundle.text(
                added.isEmpty()
                        ? "already there: " + String.join(", ", wanted)
                        : "added %s (%d jar%s)"
                                .formatted(String.join(", ", wanted), added.size(), added.size() == 1 ? "" : "s"));
    }

    private static Wish wish(List<String> coordinates, Arguments command) {
        return new Wish(
                new LinkedHashSet<>(coordinates),
                new LinkedHashSet<>(command.boms),
                new LinkedHashSet<>(command.exclusions),
                new LinkedHashSet<>(command.repositories));
    }
}
