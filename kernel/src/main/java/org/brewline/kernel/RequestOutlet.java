package org.brewline.kernel;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.brewline.kernel.output.Outlet;
import org.brewline.kernel.wire.Codec;
import org.brewline.kernel.wire.Message;
import org.brewline.kernel.wire.Publisher;

/** Publishes what one request caused, whenever that is. */
record RequestOutlet(Publisher publisher, Message request, boolean silent) implements Outlet {
    @Override
    public void publish(String type, Map<String, Object> content) {
        if (!silent) {
            publisher.publish(request.published(type, object(content)));
        }
    }

    @Override
    public void send(String type, Map<String, Object> content, Map<String, ?> metadata, List<byte[]> buffers) {
        publisher.publish(request.published(type, object(content)).with(object(metadata), buffers));
    }

    private static JsonObject object(Map<String, ?> content) {
        return Codec.json(content).getAsJsonObject();
    }
}
