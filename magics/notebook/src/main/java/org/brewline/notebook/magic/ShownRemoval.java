package org.brewline.notebook.magic;

import org.brewline.engine.store.Collected;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.Store;
import org.brewline.notebook.picture.Notice;

/** Says what was removed from the store. */
final class ShownRemoval {
    private static final int NAMED = 5;

    private final Store store;

    ShownRemoval(Store store) {
        this.store = store;
    }

    Notice notice(Collected collected, boolean dryRun) {
        var notice = new Notice()
                .quiet(dryRun ? "would remove " : "removed ")
                .strong(Amounts.count(collected.runs().size(), "run"))
                .quiet(" and ")
                .strong(Amounts.count(collected.objects(), "object"))
                .quiet(", " + Amounts.size(collected.bytes()))
                .line();
        collected.needed().stream().limit(NAMED).forEach(run -> needed(notice, run));
        if (collected.needed().size() > NAMED) {
            notice.quiet("and " + (collected.needed().size() - NAMED) + " more stay for that reason")
                    .line();
        }
        return notice;
    }

    private void needed(Notice notice, RunId run) {
        notice.code(store.brief(run))
                .quiet(" stays: a run that is kept took results of it")
                .line();
    }
}
