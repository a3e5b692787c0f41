package org.brewline.share;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Gives the files of a bundle names that every system can unpack: plain letters, none twice, however they are written. */
final class EntryNames {
    private static final int LONGEST = 80;
    private static final int DEEPEST = 16;
    private static final Pattern ODD = Pattern.compile("[^A-Za-z0-9._\\[\\]=+@-]");
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private final Set<String> files = new HashSet<>();
    private final Set<String> folders = new HashSet<>();

    /** A name for a file that is called so. */
    String take(String wanted) {
        String plain = plain(wanted);
        int dot = plain.lastIndexOf('.');
        String stem = dot > plain.lastIndexOf('/') ? plain.substring(0, dot) : plain;
        String name = plain;
        for (int n = 2; isTaken(name); n++) {
            name = stem + "-" + n + plain.substring(stem.length());
        }
        String key = name.toLowerCase(Locale.ROOT);
        files.add(key);
        folders.addAll(parents(key));
        return name;
    }

    private boolean isTaken(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        return files.contains(key)
                || folders.contains(key)
                || parents(key).stream().anyMatch(files::contains);
    }

    private static List<String> parents(String name) {
        var parents = new ArrayList<String>();
        for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
            parents.add(name.substring(0, slash));
        }
        return parents;
    }

    private static String plain(String wanted) {
        var parts = new ArrayList<String>();
        for (String part : wanted.split("/", -1)) {
            String clean =
                    ODD.matcher(part).replaceAll("_").replaceAll("^\\.+", "_").replaceAll("\\.+$", "_");
            clean = clean.isEmpty() || DEVICE.matcher(clean).matches() ? "_" + clean : clean;
            parts.add(clean.length() > LONGEST ? shortened(clean) : clean);
        }
        if (parts.size() <= DEEPEST) {
            return String.join("/", parts);
        }
        String last = String.join("_", parts.subList(DEEPEST - 1, parts.size()));
        return String.join("/", parts.subList(0, DEEPEST - 1)) + "/"
                + (last.length() > LONGEST ? shortened(last) : last);
    }

    /** Begins and ends as the long name does. */
    private static String shortened(String name) {
        return name.substring(0, LONGEST / 2) + "_" + name.substring(name.length() - LONGEST / 2 + 1);
    }
}
