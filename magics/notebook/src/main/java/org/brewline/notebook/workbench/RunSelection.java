package org.brewline.notebook.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.brewline.engine.query.Query;
import org.brewline.engine.store.RunRecord;
import org.brewline.engine.store.Store;
import org.brewline.kernel.magic.Arguments;
import org.brewline.kernel.magic.MagicException;

/**
 * The runs that a person means: by name, as everywhere, or by a query, which may begin with {@code where}.
 *
 * <pre>{@code
 * latest -2 baseline
 * where pipeline = penguins and score.accuracy > 0.9
 * }</pre>
 */
public final class RunSelection {
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern SIGN = Pattern.compile(
            "[=<>≤≥()]|(?i:^\\s*(where|not|order|limit|pinned|archived)\\b)|(?i:\\s(in|contains|order\\s+by)\\s)");

    private final Store store;
    private final RunReferences references;

    RunSelection(Store store) {
        this.store = store;
        this.references = new RunReferences(store);
    }

    /** Whether the text is a query and no list of runs. */
    public static boolean isQuery(String text) {
        return SIGN.matcher(QUOTED.matcher(text).replaceAll("x")).find();
    }

    /** The query that a text is, without its {@code where}. */
    public static Query query(String text) {
        String plain = text.strip();
        boolean where = plain.toLowerCase(Locale.ROOT).matches("(?s)where\\s.*");
        return Query.parse(where ? plain.substring(5).strip() : plain);
    }

    /** The runs, in the order of the query or as they are listed; each once. */
    public List<RunRecord> find(String text) {
        if (isQuery(text)) {
            List<RunRecord> found = store.find(query(text));
            if (found.isEmpty()) {
                throw new MagicException("No run", "no run fits " + text.strip() + "\n    %runs lists them");
            }
            return found;
        }
        var runs = new ArrayList<RunRecord>();
        for (String reference : Arguments.split(text)) {
            RunRecord run = references.find(reference);
            if (runs.stream().noneMatch(known -> known.id().equals(run.id()))) {
                runs.add(run);
            }
        }
        return runs;
    }
}
