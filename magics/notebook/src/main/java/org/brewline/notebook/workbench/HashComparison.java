package org.brewline.notebook.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.brewline.engine.artifact.Artifact;
import org.brewline.engine.artifact.Digest;
import org.brewline.engine.store.StepRecord;
import org.brewline.kernel.display.Displayable;
import org.brewline.kernel.display.MimeBundle;
import org.brewline.notebook.picture.Notice;

/**
 * What a run left beside what another one left.
 *
 * @param same how many artifacts have the hash that was expected
 * @param differences a sentence for each that has not
 */
public record HashComparison(int same, List<String> differences) implements Displayable {
    public HashComparison {
        differences = List.copyOf(differences);
    }

    /** @param expected lines of {@code <SHA-256>  <step> <artifact>} */
    static HashComparison of(List<StepRecord> steps, String expected) {
        int same = 0;
        var differences = new ArrayList<String>();
        for (String line :
                expected.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
            String[] parts = line.split("\\s+", 3);
            if (parts.length != 3) {
                throw new IllegalArgumentException("\"%s\" is no line of <SHA-256>  <step> <artifact>".formatted(line));
            }
            Optional<Artifact> now = steps.stream()
                    .filter(step -> step.name().equals(parts[1]))
                    .flatMap(step -> step.artifacts().stream())
                    .filter(artifact -> artifact.name().equals(parts[2]))
                    .findFirst();
            String hash = now.map(a -> a.content().hex()).orElse("");
            if (hash.equals(parts[0])) {
                same++;
            } else {
                differences.add("%s of %s %s"
                        .formatted(
                                parts[2],
                                parts[1],
                                hash.isEmpty()
                                        ? "is not there"
                                        : "is " + new Digest(hash).brief() + "…, was " + new Digest(parts[0]).brief()
                                                + "…"));
            }
        }
        return new HashComparison(same, differences);
    }

    /** Whether everything is as it was. */
    public boolean isSame() {
        return differences.isEmpty();
    }

    @Override
    public MimeBundle bundle() {
        int all = same + differences.size();
        var notice = new Notice()
                .strong(
                        isSame()
                                ? "✓ all %d artifacts have the hashes that they had".formatted(all)
                                : "✗ %d of %d artifacts have the hashes that they had".formatted(same, all))
                .line();
        differences.forEach(difference -> notice.code(difference).line());
        return notice.bundle();
    }
}
