package org.brewline.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A link fits where an assignment in Java would. */
class TypeFitTest {
    @SuppressWarnings({"unused", "rawtypes"})
    private static final class Fields<T> {
        List<String> strings;
        ArrayList<String> stringArrayList;
        List<Integer> integers;
        List<? extends Number> numbers;
        List<? super Integer> aboveInteger;
        List<List<String>> nested;
        Collection<?> anything;
        Map<String, List<Integer>> map;
        StringList stringList;
        List raw;
        T variable;
        List<T> variables;
        int[] ints;
        Integer[] boxes;
        Number[] numberArray;
        Object object;
    }

    private abstract static class StringList implements List<String> {}

    private static Type type(String field) {
        return Arrays.stream(Fields.class.getDeclaredFields())
                .filter(f -> f.getName().equals(field))
                .findFirst()
                .orElseThrow()
                .getGenericType();
    }

    private static boolean fits(String to, String from) {
        return TypeFit.fits(type(to), type(from));
    }

    @Test
    void aSubclassFitsWithItsTypeArguments() {
        assertThat(fits("strings", "stringArrayList")).isTrue();
        assertThat(fits("strings", "stringList")).isTrue();
        assertThat(fits("stringArrayList", "strings")).isFalse();
        assertThat(fits("integers", "strings")).isFalse();
        assertThat(fits("integers", "stringList")).isFalse();
        assertThat(fits("nested", "strings")).isFalse();
        assertThat(fits("object", "map")).isTrue();
    }

    @Test
    void wildcardsTakeWhatTheirBoundsAllow() {
        assertThat(fits("numbers", "integers")).isTrue();
        assertThat(fits("numbers", "strings")).isFalse();
        assertThat(fits("aboveInteger", "integers")).isTrue();
        assertThat(fits("aboveInteger", "strings")).isFalse();
        assertThat(fits("anything", "nested")).isTrue();
        assertThat(fits("integers", "numbers")).isFalse();
    }

    @Test
    void rawTypesAndVariablesFitUnchecked() {
        assertThat(fits("strings", "raw")).isTrue();
        assertThat(fits("raw", "strings")).isTrue();
        assertThat(fits("variables", "strings")).isTrue();
        assertThat(fits("variable", "map")).isTrue();
    }

    @Test
    void arraysFitByTheirElements() {
        assertThat(fits("numberArray", "boxes")).isTrue();
        assertThat(fits("boxes", "numberArray")).isFalse();
        assertThat(fits("ints", "boxes")).isFalse();
    }

    @Test
    void numbersWidenAndBox() {
        assertThat(TypeFit.fits(double.class, int.class)).isTrue();
        assertThat(TypeFit.fits(double.class, Integer.class)).isTrue();
        assertThat(TypeFit.fits(int.class, double.class)).isFalse();
        assertThat(TypeFit.fits(Integer.class, int.class)).isTrue();
        assertThat(TypeFit.fits(Number.class, int.class)).isTrue();
        assertThat(TypeFit.fits(Double.class, int.class)).isFalse();
        assertThat(TypeFit.fits(boolean.class, int.class)).isFalse();
    }
}
