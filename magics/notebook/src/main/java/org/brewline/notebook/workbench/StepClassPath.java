package org.brewline.notebook.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.brewline.engine.step.isolated.JvmProcesses;
import org.brewline.kernel.session.Session;

/** What a step in a JVM of its own finds: the notebook's libraries, and nothing of the notebook or of its kernel. */
final class StepClassPath {
    /** Jars of the distribution, and class folders of a build. */
    private static final Pattern NOTEBOOKS = Pattern.compile(
            "brewline-(kernel|notebook|kubeflow|share|cli)-|jjava|jeromq|org\\.eclipse\\.elk|xtext|coursier|/(kernel|notebook|kubeflow|share|cli)/target/");

    private StepClassPath() {}

    static List<Path> of(Session session) {
        var entries = new ArrayList<>(JvmProcesses.ownClassPath());
        entries.removeIf(entry -> NOTEBOOKS.matcher(entry.toString()).find());
        entries.addAll(session.classPath());
        return entries;
    }
}
