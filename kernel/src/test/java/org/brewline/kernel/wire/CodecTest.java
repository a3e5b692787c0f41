package org.brewline.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CodecTest {
    private static final byte[] BUFFER = {1, 2, 3};

    private static Message message() {
        var content = new JsonObject();
        content.addProperty("text", "grüß 👋");
        return Message.unasked("stream", content).with(new JsonObject(), List.of(BUFFER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hmac-sha256", "hmac-sha512", "hmac-sha3_256", "hmac-md5", "hmac-sha1"})
    void whatIsSignedIsReadWithTheSameKeyOnly(String scheme) {
        List<byte[]> frames = new Codec(new Signing(scheme, "key")).encode(message());
        Message read = new Codec(new Signing(scheme, "key")).decode(frames).orElseThrow();
        assertThat(read.text("text")).isEqualTo("grüß 👋");
        assertThat(read.buffers().get(0)).isEqualTo(BUFFER);
        assertThat(new Codec(new Signing(scheme, "other key")).decode(frames)).isEmpty();
    }

    @Test
    void aSignatureIsAcceptedOnce() {
        var codec = new Codec(Signing.sha256("key"));
        List<byte[]> frames = codec.encode(message());
        assertThat(codec.decode(frames)).isPresent();
        assertThat(codec.decode(frames)).isEmpty();
        assertThat(codec.decode(codec.encode(message()))).isPresent();
    }

    @Test
    void anythingThatWasChangedIsDropped() {
        var codec = new Codec(Signing.sha256("key"));
        List<byte[]> frames = codec.encode(message());
        for (int part = 3; part < 7; part++) {
            var changed = new ArrayList<>(frames);
            changed.set(part, "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
            assertThat(codec.decode(changed)).as("part %s", part).isEmpty();
        }
        assertThat(codec.decode(frames)).isPresent();
    }

    @Test
    void withoutAKeyNothingIsSignedAndEverythingIsRead() {
        var codec = new Codec(Signing.sha256(""));
        List<byte[]> frames = codec.encode(message());
        assertThat(frames.get(2)).isEmpty();
        assertThat(codec.decode(frames)).isPresent();
        assertThat(codec.decode(frames)).isPresent();
        frames.set(2, "of somebody who signs".getBytes(StandardCharsets.UTF_8));
        assertThat(codec.decode(frames)).isPresent();
    }

    @Test
    void anUnknownSchemeIsNamed() {
        assertThatThrownBy(() -> new Signing("hmac-rot13", "key"))
                .hasMessage("the signature scheme \"hmac-rot13\" is unknown; hmac-sha256 is what Jupyter uses");
        assertThatThrownBy(() -> new Signing("sha256", "key")).hasMessageContaining("\"sha256\"");
    }
}
