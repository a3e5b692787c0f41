package org.brewline.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.brewline.kernel.display.CellDisplay;
import org.brewline.kernel.display.Displayable;
import org.brewline.kernel.display.MimeBundle;
import org.brewline.notebook.picture.Notice;
import org.jspecify.annotations.Nullable;

/** What a magic shows, in a terminal: its plain form. Pictures that change are a line that is written over. */
final class Shown implements CellDisplay {
    private final Terminal terminal;
    private final Set<Picture> pictures = new LinkedHashSet<>();

    Shown(Terminal terminal) {
        this.terminal = terminal;
    }

    private final class Picture implements Handle {
        private String text;

        Picture(String text) {
            this.text = text;
        }

        @Override
        public String id() {
            return Integer.toHexString(System.identityHashCode(this));
        }

        @Override
        public void update(MimeBundle bundle) {
            text = plain(bundle);
            tell();
        }

        void tell() {
            terminal.status(text.lines().reduce("", (before, line) -> line.isBlank() ? before : line));
        }
    }

    @Override
    public Handle show(MimeBundle bundle) {
        var picture = new Picture(plain(bundle));
        picture.tell();
        pictures.add(picture);
        return picture;
    }

    @Override
    public void clear(boolean wait) {
        pictures.clear();
    }

    @Override
    public void print(String text, boolean error) {
        if (error) {
            terminal.tell(text);
        } else {
            terminal.say(text);
        }
    }

    /** Says what the magic gave back, its own words in a terminal's; what it only showed, if it gave nothing. */
    void result(@Nullable Object value, Iterable<String> commands) {
        if (value instanceof Notice notice) {
            terminal.say(inTerminal(text(notice), commands));
        } else if (value != null && !(value instanceof Handle)) {
            terminal.say(text(value));
        } else {
            pictures.forEach(picture -> terminal.say(picture.text));
        }
    }

    static String text(Object value) {
        if (value instanceof MimeBundle bundle) {
            return plain(bundle);
        }
        return value instanceof Displayable displayable ? plain(displayable.bundle()) : String.valueOf(value);
    }

    private static String plain(MimeBundle bundle) {
        return String.valueOf(bundle.data().getOrDefault("text/plain", ""));
    }

    /** The text with the magics that are commands too called as such. */
    static String inTerminal(String text, Iterable<String> commands) {
        List<String> names = new ArrayList<>();
        commands.forEach(names::add);
        return Pattern.compile("%{1,2}(" + String.join("|", names) + ")\\b")
                .matcher(text)
                .replaceAll("brewline $1");
    }
}
