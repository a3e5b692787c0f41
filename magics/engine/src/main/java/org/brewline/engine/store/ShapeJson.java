package org.brewline.engine.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brewline.engine.pipeline.Edge;
import org.brewline.engine.pipeline.PipelineShape;
import org.jspecify.annotations.Nullable;

/**
 * Reads a pipeline's shape out of its JSON. Every list of runs needs shapes, and the first one of a process would wait
 * for the mapper's classes; so this one does without them, and without lambdas. What is unknown is passed over, as the
 * mapper does; what is missing is empty.
 */
final class ShapeJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonParser in;

    private ShapeJson(JsonParser in) {
        this.in = in;
    }

    static PipelineShape read(String json) {
        try (JsonParser in = FACTORY.createParser(json)) {
            in.nextToken();
            return shape(new ShapeJson(in).value());
        } catch (JsonProcessingException e) {
            throw unreadable(e.getOriginalMessage(), e);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(String.valueOf(e.getMessage()), e);
        }
    }

    private static StoreException unreadable(String why, Exception cause) {
        return new StoreException("the store holds a PipelineShape that can't be read: " + why, cause);
    }

    /** The value that begins at this token: a map, a list, a text or a truth value; null also for numbers. */
    private @Nullable Object value() throws IOException {
        JsonToken token = in.currentToken();
        if (token == JsonToken.START_OBJECT) {
            var map = new HashMap<String, @Nullable Object>();
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String name = in.currentName();
                in.nextToken();
                map.put(name, value());
            }
            return map;
        }
        if (token == JsonToken.START_ARRAY) {
            var list = new ArrayList<@Nullable Object>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                list.add(value());
            }
            return list;
        }
        if (token == JsonToken.VALUE_STRING) {
            return in.getText();
        }
        return token == JsonToken.VALUE_TRUE ? Boolean.TRUE : token == JsonToken.VALUE_FALSE ? Boolean.FALSE : null;
    }

    private static PipelineShape shape(@Nullable Object read) {
        Map<?, ?> of = map(read);
        var steps = new ArrayList<PipelineShape.Step>();
        for (Object step : list(of, "steps")) {
            steps.add(step(map(step)));
        }
        var edges = new ArrayList<Edge>();
        for (Object edge : list(of, "edges")) {
            edges.add(edge(map(edge)));
        }
        return new PipelineShape(text(of, "name"), text(of, "documentation"), steps, edges, configs(of));
    }

    private static PipelineShape.Step step(Map<?, ?> of) {
        Object guard = of.get("guard");
        return new PipelineShape.Step(
                text(of, "name"),
                text(of, "component"),
                text(of, "documentation"),
                configs(of),
                ports(of, "inputs"),
                ports(of, "outputs"),
                guard == null ? Optional.empty() : Optional.of(guard(map(guard))),
                text(of, "place"),
                text(of, "each"),
                flag(of, "atExit"));
    }

    private static List<PipelineShape.Config> configs(Map<?, ?> of) {
        var configs = new ArrayList<PipelineShape.Config>();
        for (Object each : list(of, "config")) {
            Map<?, ?> config = map(each);
            Optional<String> value = config.get("value") instanceof String text ? Optional.of(text) : Optional.empty();
            configs.add(
                    new PipelineShape.Config(text(config, "name"), text(config, "type"), value, flag(config, "open")));
        }
        return configs;
    }

    private static List<PipelineShape.Port> ports(Map<?, ?> of, String name) {
        var ports = new ArrayList<PipelineShape.Port>();
        for (Object each : list(of, name)) {
            Map<?, ?> port = map(each);
            ports.add(new PipelineShape.Port(text(port, "name"), text(port, "type")));
        }
        return ports;
    }

    private static PipelineShape.Guard guard(Map<?, ?> of) {
        var reads = new ArrayList<String>();
        for (Object step : list(of, "reads")) {
            reads.add(String.valueOf(step));
        }
        return new PipelineShape.Guard(text(of, "text"), reads);
    }

    private static Edge edge(Map<?, ?> of) {
        return new Edge(
                text(of, "from"),
                text(of, "to"),
                text(of, "output"),
                text(of, "parameter"),
                Edge.Reason.valueOf(text(of, "reason")));
    }

    private static Map<?, ?> map(@Nullable Object read) {
        if (read instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException(read + " stands where an object is expected");
    }

    private static List<?> list(Map<?, ?> of, String name) {
        return of.get(name) instanceof List<?> list ? list : List.of();
    }

    private static String text(Map<?, ?> of, String name) {
        return of.get(name) instanceof String text ? text : "";
    }

    private static boolean flag(Map<?, ?> of, String name) {
        return Boolean.TRUE.equals(of.get(name));
    }
}
