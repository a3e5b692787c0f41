package org.brewline.kernel.own;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.brewline.kernel.display.MimeBundle;
import org.brewline.kernel.magic.Magic;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
        var added = dependencies.add(wanted, call.display());
        call.session().addToClassPath(added);
        return MimeBundle.text(
                added.isEmpty()
                        ? "already there: " + String.join(", ", wanted)
                        : "added %s (%d jar%s)"
                                .formatted(String.join(", ", wanted), added.size(), added.size() == 1 ? "" : "s"));
    }
}
