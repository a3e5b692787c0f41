package org.brewline.engine.store;

import java.util.List;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemsException;

/**
 * Names, tags and notes of runs. Each call returns when it is on the disk. Safe for many threads.
 *
 * <pre>{@code
 * store.labels().name(run.id(), "baseline");
 * store.labels().tag(run.id(), "paper");
 * store.labels().pin(run.id(), true);
 * }</pre>
 */
public final class Labels {
    private static final int LONGEST = 200;

    private final Database database;

    Labels(Database database) {
        this.database = database;
    }

    /**
     * Gives the run a name, by which it can be meant wherever a run is; an empty one takes it away.
     *
     * @throws ProblemsException if it could be taken for an ID, or is longer than 200 characters
     */
    public void name(RunId run, String name) {
        String plain = name.strip();
        if (!isName(plain)) {
            throw refused("the name \"" + plain + "\"", "write a name that is no ID, has no / and no line breaks");
        }
        set(run, "name", plain);
    }

    /** Whether it can be a name: not taken for an ID or something that means a run already; the empty one can. */
    static boolean isName(String plain) {
        boolean isTaken = plain.equals("latest") || plain.matches("[-~]\\d+") || plain.matches("[0-9a-fA-F-]{8,36}");
        return !isTaken && plain.length() <= LONGEST && !plain.matches("(?s).*[\\p{Cntrl}/].*");
    }

    /** Whether it can be a tag. */
    static boolean isTag(String plain) {
        return !plain.isBlank()
                && plain.strip().equals(plain)
                && plain.length() <= LONGEST
                && !plain.matches("(?s).*[\\p{Cntrl},].*");
    }

    /** Notes something of the run in place of what was noted before; nothing takes that away. */
    public void note(RunId run, String note) {
        set(run, "note", note.strip());
    }

    /** Tags the run; one that it has already stays. */
    public void tag(RunId run, String tag) {
        String plain = checked(tag);
        database.writeNow(
                sql -> sql.update("insert into tag values (?, ?) on conflict do nothing", run.toString(), plain));
    }

    public void untag(RunId run, String tag) {
        String plain = checked(tag);
        database.writeNow(sql -> sql.update("delete from tag where run_id = ? and tag = ?", run.toString(), plain));
    }

    /** Whether a garbage collection leaves the run, whatever it is told. */
    public void pin(RunId run, boolean pinned) {
        set(run, "pinned", pinned ? 1 : 0);
    }

    /** Whether lists leave the run out, unless they are asked for archived ones. */
    public void archive(RunId run, boolean archived) {
        set(run, "archived", archived ? 1 : 0);
    }

    /** Every tag in the store, in alphabetical order. */
    public List<String> tags() {
        return database.read(sql -> sql.query(row -> row.getString(1), "select distinct tag from tag order by tag"));
    }

    private void set(RunId run, String column, Object value) {
        database.writeNow(sql -> sql.update("update run set " + column + " = ? where id = ?", value, run.toString()));
    }

    private static String checked(String tag) {
        String plain = tag.strip();
        if (!isTag(plain)) {
            throw refused("the tag \"" + tag + "\"", "write a word or some, without commas and line breaks");
        }
        return plain;
    }

    private static ProblemsException refused(String what, String instead) {
        return new ProblemsException(
                "the run stays as it is", List.of(new Problem(what + " can't be used", "", instead)));
    }
}
