package org.brewline.engine.store;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The components of a run. */
final class ComponentRows {
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> DEPENDENCIES = new TypeReference<>() {};

    private ComponentRows() {}

    /** By step, in topological order. */
    static Map<String, ComponentRecord> of(Sql sql, RunId run) throws SQLException {
        var components = new LinkedHashMap<String, ComponentRecord>();
        List<Map.Entry<String, ComponentRecord>> rows = sql.query(
                row -> Map.entry(
                        row.getString(1),
                        new ComponentRecord(
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                RowJson.read(row.getString(5), STRINGS),
                                RowJson.read(row.getString(6), DEPENDENCIES),
                                row.getString(7))),
                "select step.name, component.name, source, place, imports, dependencies, code_hash"
                        + " from step join component on component.id = step.component_id"
                        + " where step.run_id = ? order by step.position",
                run.toString());
        rows.forEach(row -> components.put(row.getKey(), row.getValue()));
        return components;
    }
}
