package org.brewline.notebook.picture;

import java.util.Optional;
import org.brewline.engine.artifact.Artifact;

/** Where the person who looks at a run finds the files that it left. */
public interface RunFiles {
    /** Nowhere: nothing is said of them. */
    RunFiles NONE = new RunFiles() {
        @Override
        public Optional<String> link(String step, Artifact artifact) {
            return Optional.empty();
        }

        @Override
        public String folder() {
            return "";
        }
    };

    /** A URL relative to the notebook, percent-encoded, that opens the artifact; empty where no server shows it. */
    Optional<String> link(String step, Artifact artifact);

    /** The path of the run's folder: from the notebook's if that way is open, else on the machine; {@code ""} for none. */
    String folder();
}
