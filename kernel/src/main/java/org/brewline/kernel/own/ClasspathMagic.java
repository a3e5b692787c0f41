package org.brewline.kernel.own;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.brewline.kernel.display.MimeBundle;
import org.brewline.kernel.magic.Magic;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code %classpath [jar or folder …]}: adds to the class path, or lists it. */
final class ClasspathMagic implements Magic<ClasspathMagic.Arguments> {
    @Command(description = "Adds jars and class folders to the notebook's class path; without any, lists it.")
    static final class Arguments {
        @Parameters(arity = "0..*", paramLabel = "JAR|FOLDER", description = "Relative to the notebook's folder.")
        List<Path> entries = List.of();
    }

    @Override
    public String name() {
        return "classpath";
    }

    @Override
    public Set<Form> forms() {
        return Set.of(Form.LINE);
    }

    @Override
    public Arguments newCommand() {
        return new Arguments();
    }

    @Override
    public Object execute(Arguments command, MagicCall call) {
        for (Path entry : command.entries) {
            if (!Files.exists(entry)) {
                throw new MagicException("Not found", "there is no " + entry.toAbsolutePath());
            }
        }
        call.session()
                .addToClassPath(
                        command.entries.stream().map(Path::toAbsolutePath).toList());
        return MimeBundle.text(
                call.session().classPath().stream().map(Path::toString).collect(Collectors.joining("\n")));
    }
}
