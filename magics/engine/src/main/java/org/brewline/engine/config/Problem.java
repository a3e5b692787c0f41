package org.brewline.engine.config;

/**
 * One thing that the user can mend.
 *
 * @param what what was found, quoted: {@code unknown key "trainSvc.kernal"}
 * @param where the place: {@code cell 5, line 7} or {@code penguins.yaml, line 3}; empty if there is none
 * @param instead what to write instead: {@code did you mean "trainSvc.kernel"?}; empty if nobody can know
 */
public record Problem(String what, String where, String instead) {
    /** The three parts as one or two lines of plain text. */
    public String sentence() {
        return (where.isEmpty() ? "" : where + ": ") + what + (instead.isEmpty() ? "" : "\n    " + instead);
    }
}
