package org.brewline.kernel;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.brewline.kernel.output.Outlet;
import org.brewline.kernel.wire.Codec;
import org.brewline.kernel.wire.Message;
import org.brewline.kernel.wire.Publisher;

/** Publishes what no request caused: comms of threads that belong to no cell. Such threads have no output. */
record UnaskedOutlet(Publisher publisher) implements Outlet {
    @Override
    public void publish(String type, Map<String, Object> content) {}

    @Override
    public void send(String type, Map<String, Object> content, Map<String, ?> metadata, List<byte[]> buffers) {
        publisher.publish(Message.unasked(type, object(content)).with(object(metadata), buffers));
    }

    private static JsonObject object(Map<String, ?> content) {
        return Codec.json(content).getAsJsonObject();
    }
}
