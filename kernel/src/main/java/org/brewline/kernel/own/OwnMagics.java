package org.brewline.kernel.own;

import org.brewline.kernel.BrewlineKernel;

/** The list of the kernel's own magics. */
public final class OwnMagics {
    private OwnMagics() {}

    public static void registerAll(BrewlineKernel kernel) {
        kernel.register(new MavenMagic(kernel.dependencies()));
        kernel.register(new ClasspathMagic());
        kernel.register(new OutputMagic());
        kernel.register(new TraceMagic(kernel));
        kernel.register(new TimeMagic(kernel));
        kernel.register(new LsmagicMagic(kernel));
        kernel.register(new HelpMagic(kernel));
        kernel.register(new LoadMagic(kernel));
    }
}
