package org.brewline.notebook.language;

import java.util.ArrayList;
import java.util.List;

/**
 * What the line of {@code %%component} says about its method.
 *
 * @param name the component's name; the method's name if empty
 * @param retries 0 or more
 * @param timeout as {@code 10m}; empty for no limit
 */
public record ComponentOptions(String name, int retries, String timeout, boolean cache) {
    /** A component of which nothing is said. */
    public static final ComponentOptions NONE = new ComponentOptions("", 0, "", true);

    /** The annotation as Java source, with a space after it. */
    String annotation() {
        List<String> members = new ArrayList<>();
        if (!name.isEmpty()) {
            members.add("value = " + Literal.quoted(name));
        }
        if (retries != 0) {
            members.add("retries = " + retries);
        }
        if (!timeout.isEmpty()) {
            members.add("timeout = " + Literal.quoted(timeout));
        }
        if (!cache) {
            members.add("cache = false");
        }
        String all = members.isEmpty() ? "" : "(" + String.join(", ", members) + ")";
        return "@org.brewline.engine.component.Component" + all + " ";
    }
}
