package org.brewline.kernel.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "*, anything, true",
        "a*c, abbbc, true",
        "a*c, abbbd, false",
        "a**c*, acd, true",
        "?, 👋, true",
        "??, 👋, false",
        "[a-c]x, bx, true",
        "[^a-c]x, bx, false",
        "[]]x, ]x, true",
        "[x, [x, true",
        "a.c, abc, false",
        "'', '', true",
        "*a*a*a*a*b, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, false",
    })
    void aGlobMatchesTheWholeText(String pattern, String text, boolean matches) {
        assertThat(new Glob(pattern).matches(text)).isEqualTo(matches);
    }
}
