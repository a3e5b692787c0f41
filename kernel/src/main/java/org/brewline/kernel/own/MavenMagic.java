package org.brewline.kernel.own;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brewline.kernel.cell.PathCompletion;
import org.brewline.kernel.display.MimeBundle;
import org.brewline.kernel.magic.Magic;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.session.Completions;
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
                paramLabel = "GROUP:ARTIFACT:VERSION|POM",
                description = "Coordinates, as %%%%maven also one a line; a version may be a range: [1.0,2.0);"
                        + " a classifier may follow it: g:a:1.0:linux-x86_64."
                        + " Or a project's pom.xml, whose dependencies are added.")
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
        Dependencies.Added added = dependencies.add(wish(wanted, command), call.display());
        call.session().addToClassPath(added.jars());
        return MimeBundle.text(told(wanted, added.jars().size())
                + added.conflicts().stream().map(line -> "\n" + line).collect(Collectors.joining()));
    }

    /** With the version that was taken, where a range was asked for. */
    private String told(List<String> wanted, int jars) {
        String names = wanted.stream().map(this::taken).collect(Collectors.joining(", "));
        return jars == 0
                ? "already there: " + names
                : "added %s (%d jar%s)".formatted(names, jars, jars == 1 ? "" : "s");
    }

    private String taken(String wanted) {
        int colon = wanted.lastIndexOf(':');
        return colon < 0 || isProject(wanted)
                ? wanted
                : dependencies
                        .version(wanted.substring(0, colon))
                        .filter(version -> !version.equals(wanted.substring(colon + 1)))
                        .map(version -> wanted + " as " + version)
                        .orElse(wanted);
    }

    private static boolean isProject(String wanted) {
        return wanted.endsWith(".xml") || wanted.endsWith(".pom");
    }

    /** Coordinates, as far as somebody lists them, and projects' files. */
    @Override
    public List<Completions.Item> candidates(List<String> before, String prefix, MagicCall call) {
        Stream<Completions.Item> coordinates = prefix.isEmpty()
                ? Stream.of()
                : dependencies.completions(prefix).stream().map(text -> new Completions.Item(text, "coordinate", ""));
        return Stream.concat(
                        coordinates,
                        PathCompletion.items(prefix).stream()
                                .filter(item -> item.text().endsWith("/") || isProject(item.text())))
                .toList();
    }

    private static Wish wish(List<String> wanted, Arguments command) {
        var projects = new LinkedHashSet<ProjectFile.Wanted>();
        wanted.stream().filter(MavenMagic::isProject).forEach(file -> projects.add(ProjectFile.of(Path.of(file))));
        return new Wish(
                wanted.stream().filter(w -> !isProject(w)).collect(Collectors.toCollection(LinkedHashSet::new)),
                new LinkedHashSet<>(command.boms),
                new LinkedHashSet<>(command.exclusions),
                new LinkedHashSet<>(command.repositories),
                projects);
    }
}
