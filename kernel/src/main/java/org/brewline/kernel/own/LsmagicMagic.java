package org.brewline.kernel.own;

import java.util.Set;
import java.util.stream.Collectors;
import org.brewline.kernel.BrewlineKernel;
import org.brewline.kernel.display.MimeBundle;
import org.brewline.kernel.magic.Magic;
import org.brewline.kernel.magic.MagicCall;
import picocli.CommandLine.Command;

/** {@code %lsmagic}: the magics that there are. */
final class LsmagicMagic implements Magic<LsmagicMagic.Arguments> {
    @Command(description = "Lists the magics.")
    static final class Arguments {}

    private final BrewlineKernel kernel;

    LsmagicMagic(BrewlineKernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public String name() {
        return "lsmagic";
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
        return MimeBundle.text(kernel.magics().stream().map(HelpMagic::line).collect(Collectors.joining("\n")));
    }
}
