package org.brewline.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is printed beside steps goes on in the encoding of whoever reads it. */
class RoutedStreamTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private RoutedStream over(java.nio.charset.Charset charset) {
        return new RoutedStream(new PrintStream(bytes, true, charset), () -> null);
    }

    @Test
    void aTextIsEncodedByTheStreamBehind() {
        over(StandardCharsets.UTF_16BE).print("é😀");

        assertThat(bytes.toString(StandardCharsets.UTF_16BE)).isEqualTo("é😀");
    }

    @Test
    void bytesThatSomebodyWritesGoOnAsTheyAre() {
        over(StandardCharsets.UTF_16BE).write(new byte[] {(byte) 0xe9, 1}, 0, 2);

        assertThat(bytes.toByteArray()).containsExactly((byte) 0xe9, 1);
    }

    @Test
    void numbersCharactersAndFormatsAreTexts() {
        RoutedStream stream = over(StandardCharsets.ISO_8859_1);

        stream.println(1.5);
        stream.print('ü');
        stream.printf("%s%n", "ö");

        assertThat(bytes.toString(StandardCharsets.ISO_8859_1).lines()).containsExactly("1.5", "üö");
    }
}
