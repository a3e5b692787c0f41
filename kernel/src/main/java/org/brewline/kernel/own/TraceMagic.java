package org.brewline.kernel.own;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import org.brewline.kernel.BrewlineKernel;
import org.brewline.kernel.display.MimeBundle;
import org.brewline.kernel.magic.Magic;
import org.brewline.kernel.magic.MagicCall;
import org.brewline.kernel.magic.MagicException;
import picocli.CommandLine.Command;

/** {@code %trace}: the whole stack trace of the last error, of which the cell showed the user's part. */
final class TraceMagic implements Magic<TraceMagic.Arguments> {
    @Command(description = "Shows the whole stack trace of the last error.")
    static final class Arguments {}

    private final BrewlineKernel kernel;

    TraceMagic(BrewlineKernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public String name() {
        return "trace";
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
        Throwable thrown = kernel.cells()
                .lastThrown()
                .orElseThrow(() -> new MagicException("No error", "no cell has failed with an exception yet"));
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return MimeBundle.text(text.toString().stripTrailing());
    }
}
