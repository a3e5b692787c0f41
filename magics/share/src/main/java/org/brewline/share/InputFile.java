package org.brewline.share;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brewline.engine.store.RunCopy;

/**
 * A file or folder that a run read because its config names it.
 *
 * @param path as config has it
 * @param sha256 of its content when it was read
 */
record InputFile(String path, String sha256) {
    private static final Pattern HOLDING = Pattern.compile("(.*?) holding ([0-9a-f]{64})");

    /** The files of config values that are one path. */
    static List<InputFile> of(RunCopy run) {
        var files = new LinkedHashSet<InputFile>();
        for (RunCopy.Step step : run.steps()) {
            step.cacheParts().forEach((name, text) -> {
                Matcher holding = HOLDING.matcher(text);
                if (name.startsWith("config ") && holding.matches()) {
                    files.add(new InputFile(unquoted(holding.group(1)), holding.group(2)));
                }
            });
        }
        return new ArrayList<>(files);
    }

    private static String unquoted(String yaml) {
        boolean quoted = yaml.length() > 1
                && (yaml.startsWith("\"") || yaml.startsWith("'"))
                && yaml.endsWith(yaml.substring(0, 1));
        return quoted ? yaml.substring(1, yaml.length() - 1) : yaml;
    }
}
