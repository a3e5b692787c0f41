package org.brewline.notebook.magic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.brewline.engine.store.Store;
import org.brewline.engine.store.Verification;
import org.brewline.notebook.picture.Notice;

/** Says whether the store is whole, and else what is wrong and which runs it touches. */
public final class ShownVerification {
    private static final int DAMAGES = 50;
    private static final int ARTIFACTS = 5;

    private final Store store;

    public ShownVerification(Store store) {
        this.store = store;
    }

    public Notice notice(Verification found) {
        var notice = new Notice()
                .quiet("read " + Amounts.count(found.objects(), "object") + ", " + Amounts.size(found.bytes()) + ": ")
                .strong(
                        found.isWhole()
                                ? "the store is whole"
                                : Amounts.count(found.damages().size(), "damage"))
                .line();
        found.damages().stream().limit(DAMAGES).forEach(damage -> damage(notice, damage));
        if (found.damages().size() > DAMAGES) {
            notice.quiet("and " + (found.damages().size() - DAMAGES) + " more").line();
        }
        if (!found.isWhole()) {
            notice.quiet("nothing was changed; steps whose content is missing are executed again when they are needed")
                    .line();
        }
        return notice;
    }

    private void damage(Notice notice, Verification.Damage damage) {
        switch (damage.kind()) {
            case MISSING -> notice.strong("missing ").code(brief(damage));
            case ALTERED -> notice.strong("altered ").code(brief(damage));
            case STRAY_ROW -> notice.strong("stray row ").code(damage.what());
            case DATABASE -> notice.strong("database ").code(damage.what());
        }
        Set<String> artifacts = new LinkedHashSet<>();
        damage.touches().forEach(touched -> artifacts.add(name(touched)));
        String named = String.join(", ", artifacts.stream().limit(ARTIFACTS).toList());
        String more = artifacts.size() > ARTIFACTS ? " and " + (artifacts.size() - ARTIFACTS) + " more" : "";
        notice.quiet(artifacts.isEmpty() ? "; no run names it" : "; it touches " + named + more)
                .line();
    }

    private String name(Verification.Touched touched) {
        var path = List.of(
                store.brief(touched.run()),
                touched.step(),
                touched.artifact(),
                touched.file().orElse(""));
        return String.join("/", path.stream().filter(part -> !part.isEmpty()).toList());
    }

    private static String brief(Verification.Damage damage) {
        return damage.what().substring(0, 12);
    }
}
