package org.brewline.notebook.magic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.brewline.engine.store.Labels;
import org.brewline.engine.store.RunId;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.Store;
import org.brewline.kernel.magic.Arguments;
import org.brewline.kernel.magic.MagicException;
import org.brewline.notebook.picture.Notice;
import org.brewline.notebook.workbench.RunSelection;
import org.brewline.notebook.workbench.Workbench;

/** What {@code %runs} says of runs: {@code %runs tag latest paper}, {@code %runs archive where state = failed}. */
enum RunVerb {
    NAME("named", Takes.TEXT),
    NOTE("noted", Takes.TEXT),
    TAG("tagged", Takes.WORDS),
    UNTAG("untagged", Takes.WORDS),
    PIN("pinned", Takes.NOTHING),
    UNPIN("unpinned", Takes.NOTHING),
    ARCHIVE("archived", Takes.NOTHING),
    UNARCHIVE("unarchived", Takes.NOTHING);

    private enum Takes {
        /** One run and a text. */
        TEXT,
        /** One run and words. */
        WORDS,
        /** Runs or a query. */
        NOTHING
    }

    private final String done;
    private final Takes takes;

    RunVerb(String done, Takes takes) {
        this.done = done;
        this.takes = takes;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(RunVerb::word).toList();
    }

    /** The verb that a line begins with; {@code tag = paper} begins with a field instead. */
    static Optional<RunVerb> of(String line) {
        return Arrays.stream(values())
                .filter(verb ->
                        line.matches("(?s)" + verb.word() + "(\\s+(?![=!<>]|in\\s*\\(|contains\\s|not\\s+in).*)?"))
                .findFirst();
    }

    /** Does it. */
    Notice apply(String line, Workbench bench) {
        String rest = line.substring(word().length()).strip();
        if (rest.isEmpty()) {
            throw new MagicException("Which run?", usage());
        }
        Store store = bench.runs().store();
        return takes == Takes.NOTHING ? toMany(rest, bench, store) : toOne(rest, bench, store);
    }

    private Notice toMany(String rest, Workbench bench, Store store) {
        List<RunRecord> runs = bench.runs().selection().find(rest);
        Labels labels = store.labels();
        for (RunRecord run : runs) {
            switch (this) {
                case PIN, UNPIN -> labels.pin(run.id(), this == PIN);
                default -> labels.archive(run.id(), this == ARCHIVE);
            }
        }
        var notice = new Notice().quiet(done + " ");
        runs.stream().limit(8).forEach(run -> notice.code(store.brief(run.id()) + " "));
        return notice.quiet(runs.size() > 8 ? "and " + (runs.size() - 8) + " more" : "")
                .quiet(hint())
                .line();
    }

    private String hint() {
        return switch (this) {
            case PIN -> "  %gc leaves what is pinned";
            case ARCHIVE -> "  %runs archived lists what is archived";
            default -> "";
        };
    }

    private Notice toOne(String rest, Workbench bench, Store store) {
        List<String> words = Arguments.split(rest);
        if (RunSelection.isQuery(rest) && words.get(0).equals("where")) {
            throw new MagicException("Which run?", "a query means many runs\n    " + usage());
        }
        RunRecord run = bench.runs().references().find(words.get(0).replace('~', '-'));
        List<String> texts = words.subList(1, words.size());
        if (texts.isEmpty() && takes == Takes.WORDS) {
            throw new MagicException("Which tag?", usage());
        }
        RunId id = run.id();
        String text = String.join(" ", texts);
        switch (this) {
            case NAME -> store.labels().name(id, text);
            case NOTE -> store.labels().note(id, text);
            case TAG -> texts.forEach(tag -> store.labels().tag(id, tag));
            default -> texts.forEach(tag -> store.labels().untag(id, tag));
        }
        return new Notice()
                .quiet((text.isEmpty() ? "no longer " : "") + done + " ")
                .code(store.brief(id))
                .quiet(text.isEmpty() ? "" : "  ")
                .strong(text)
                .line();
    }

    private String usage() {
        return "write "
                + switch (takes) {
                    case TEXT -> "%runs " + word() + " latest a text";
                    case WORDS -> "%runs " + word() + " latest paper";
                    case NOTHING ->
                        "%runs " + word() + " latest, or %runs " + word()
                                + " where state = failed and started < 30d ago";
                };
    }
}
