package org.brewline.engine.run;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.brewline.engine.config.ResolvedConfig;
import org.brewline.engine.config.Setting;
import org.brewline.engine.store.Failure;

/**
 * The secrets of a run's config, which are taken out of what its steps print, log and throw before anybody keeps or shows
 * it. A value of fewer than four characters stays: it would take half of every log with it.
 */
final class HiddenWords {
    private static final int SHORTEST = 4;
    private static final String HIDDEN = "***";

    /** The longest first: a short one may be part of it. */
    private final List<String> words;

    private HiddenWords(Collection<String> words) {
        this.words = words.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    static HiddenWords of(ResolvedConfig config) {
        var words = new TreeSet<String>();
        Stream.concat(
                        config.params().values().stream(),
                        config.steps().values().stream().flatMap(of -> of.values().stream()))
                .filter(Setting::secret)
                .flatMap(setting -> SecretText.parts(setting.value()).stream())
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> line.length() >= SHORTEST)
                .forEach(words::add);
        return new HiddenWords(words);
    }

    /** The text without them. */
    String hide(String text) {
        String hidden = text;
        for (String word : words) {
            hidden = hidden.replace(word, HIDDEN);
        }
        return hidden;
    }

    /** The failure without them. */
    Failure hide(Failure failure) {
        return words.isEmpty()
                ? failure
                : new Failure(
                        failure.exception(),
                        hide(failure.message()),
                        failure.frames(),
                        failure.causes().stream().map(this::hide).toList(),
                        hide(failure.fullTrace()));
    }
}
