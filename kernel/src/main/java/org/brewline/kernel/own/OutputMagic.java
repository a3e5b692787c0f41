package org.brewline.kernel.own;

import java.util.Set;
import org.brewline.kernel.display.MimeBundle;
import org.brewline.kernel.magic.Magic;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.output.OutputLimit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code %output [characters]}: how much a cell may print. */
final class OutputMagic implements Magic<OutputMagic.Arguments> {
    @Command(description = "Sets how many characters a cell may print before its middle is left out; or says it.")
    static final class Arguments {
        @Parameters(arity = "0..1", paramLabel = "CHARACTERS", description = "At least 1000.")
        int limit;
    }

    @Override
    public String name() {
        return "output";
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
        if (command.limit != 0) {
            try {
                OutputLimit.set(command.limit);
            } catch (IllegalArgumentException e) {
                throw new MagicException("Wrong arguments", String.valueOf(e.getMessage()));
            }
        }
        return MimeBundle.text("a cell may print %,d characters".formatted(OutputLimit.get()));
    }
}
