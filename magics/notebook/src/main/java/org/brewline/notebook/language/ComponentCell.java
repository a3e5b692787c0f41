package org.brewline.notebook.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.brewline.kernel.magic.MagicException;
import org.brewline.kernel.source.OriginSource;

/**
 * The cell of {@code %%component}: plain Java, but for the defaults of parameters. Which of its methods are components:
 * those that the user annotated with {@code @Component}; if there are none, the last method. The others help.
 */
public final class ComponentCell {
    private final String cell;
    private final int bodyStart;
    private final CellOutline outline;
    private final ComponentOptions options;

    private ComponentCell(String cell, int bodyStart, ComponentOptions options) {
        this.cell = cell;
        this.bodyStart = bodyStart;
        this.options = options;
        this.outline = CellOutline.of(cell, bodyStart, cell.length());
    }

    /** Reads a cell, finished or not. */
    public static ComponentCell of(String cell, int bodyStart, ComponentOptions options) {
        return new ComponentCell(cell, bodyStart, options);
    }

    /**
     * The methods that are components, in the order of the cell: those with {@code @Component}; if there are none, the one
     * that has defaults; if none has, the last.
     */
    public List<Declaration> components() {
        List<Declaration> methods = outline.methods();
        List<Declaration> annotated =
                methods.stream().filter(Declaration::annotated).toList();
        if (!annotated.isEmpty() || methods.isEmpty()) {
            return annotated;
        }
        List<Declaration> withDefaults = methods.stream()
                .filter(m ->
                        m.formals().stream().anyMatch(f -> f.defaultExpression().isPresent()))
                .toList();
        List<Declaration> candidates = withDefaults.isEmpty() ? methods : withDefaults;
        return List.of(candidates.get(candidates.size() - 1));
    }

    public List<String> imports() {
        return outline.imports();
    }

    /** The whole cell, the magic's line included. */
    public String cell() {
        return cell;
    }

    /** What the user wrote, without the magic's line. */
    public String text() {
        return cell.substring(bodyStart);
    }

    /** The methods and records that have a default which only the compiler can judge, in the order of the cell. */
    public List<Declaration> withExpressions() {
        return outline.declarations().stream()
                .filter(d -> EvaluatedDefaults.areNeeded(d.formals()))
                .toList();
    }

    /** The methods and records that have any default. */
    public List<Declaration> withDefaults() {
        return outline.declarations().stream()
                .filter(d ->
                        d.formals().stream().anyMatch(f -> f.defaultExpression().isPresent()))
                .toList();
    }

    /** Offset in the cell of the line below the magic's. */
    public int start() {
        return bodyStart;
    }

    public int end() {
        return cell.length();
    }

    /** Refuses what can't be a component, whatever the compiler says of it. */
    public void check() {
        List<Declaration> components = components();
        if (components.isEmpty()) {
            throw new MagicException(
                    "No component",
                    "The cell has no method at its top level.\n"
                            + "    A component is a method: Table load(Path csv) { … }");
        }
        refuseTwins();
        var names = new HashSet<String>();
        for (Declaration component : components) {
            if (!names.add(component.name())) {
                throw new MagicException(
                        "Two components",
                        line(component.start()) + "\"" + component.name()
                                + "\" is there twice\n    give one of them another name");
            }
            ReservedNames.check(component.name(), line(component.start()));
        }
        checkDefaults(components);
        checkOptions(components);
    }

    /** Of two methods with one name and equal parameters, the session would silently keep the later. */
    private void refuseTwins() {
        var first = new HashMap<List<String>, Declaration>();
        for (Declaration method : outline.methods()) {
            var key = new ArrayList<String>(List.of(method.name()));
            method.formals().forEach(f -> key.add(f.type().replaceAll("\\s", "")));
            Declaration before = first.putIfAbsent(key, method);
            if (before != null) {
                String earlier = line(before.start());
                throw new MagicException(
                        "Two components",
                        line(method.start()) + "\"" + method.name() + "\" is there twice, first in "
                                + earlier.substring(0, earlier.indexOf(':')) + "\n    give one of them another name");
            }
        }
    }

    private void checkDefaults(List<Declaration> components) {
        for (Declaration method : outline.methods()) {
            for (Formal formal : method.formals()) {
                if (formal.defaultExpression().isPresent() && !components.contains(method)) {
                    throw new MagicException(
                            "No component",
                            line(formal.start()) + "\"" + formal.name() + "\" of " + method.name()
                                    + "() has a default, but only components can have one\n    write @Component before "
                                    + method.name() + " (and before every other component of the cell)");
                }
            }
        }
    }

    private void checkOptions(List<Declaration> components) {
        if (components.get(0).annotated() && !options.equals(ComponentOptions.NONE)) {
            throw new MagicException(
                    "Options twice",
                    line(components.get(0).start()) + components.get(0).name()
                            + "() is annotated, so its options stand there\n"
                            + "    write @Component(retries = 2, timeout = \"10m\", cache = false) instead of options"
                            + " of %%component");
        }
    }

    private String line(int offset) {
        return "line "
                + (1 + cell.substring(0, offset).chars().filter(c -> c == '\n').count()) + ": ";
    }

    /**
     * The Java of a part of the cell.
     *
     * @param defaults the defaults' config text by the offset of their parameter
     */
    public OriginSource java(int from, int to, Map<Integer, String> defaults) {
        var source = OriginSource.builder();
        write(source, from, to, defaults);
        return source.build();
    }

    private void write(OriginSource.Builder source, int from, int to, Map<Integer, String> defaults) {
        int at = from;
        for (Declaration declaration : outline.declarations()) {
            if (declaration.start() < from || declaration.start() >= to) {
                continue;
            }
            at = annotate(source, declaration, at);
            for (Formal formal : declaration.formals()) {
                at = parameter(source, formal, at, defaults);
            }
        }
        if (at < to) {
            source.user(cell, at, to);
        }
    }

    private int annotate(OriginSource.Builder source, Declaration declaration, int at) {
        if (!components().contains(declaration) || declaration.annotated()) {
            return at;
        }
        source.user(cell, at, declaration.start()).generated(options.annotation());
        return declaration.start();
    }

    private int parameter(OriginSource.Builder source, Formal formal, int at, Map<Integer, String> defaults) {
        if (formal.defaultExpression().isEmpty()) {
            return at;
        }
        String text = defaults.get(formal.start());
        source.user(cell, at, formal.start());
        if (text != null) {
            source.generated("@org.brewline.engine.component.Default(" + Literal.quoted(text) + ") ");
        }
        source.user(cell, formal.start(), formal.end());
        return formal.defaultExpression().get().end();
    }

    /** A method inside of a block, to hear what the compiler says of it; executing it does nothing. */
    public OriginSource probe(Declaration method) {
        var source = OriginSource.builder().generated("{ class Probe { ");
        write(source, method.start(), method.end(), Map.of());
        return source.generated(" } }").build();
    }

    /** The Java for completion, inspection and completeness: the whole cell, each default in a block of its own. */
    public OriginSource sketch() {
        var source = OriginSource.builder();
        int at = bodyStart;
        for (Declaration declaration : outline.declarations()) {
            boolean hasDefault = declaration.formals().stream()
                    .anyMatch(f -> f.defaultExpression().isPresent());
            if (hasDefault) {
                write(source, at, declaration.from(), Map.of());
                for (Formal formal : declaration.formals()) {
                    EvaluatedDefaults.sketch(source, cell, formal);
                }
                at = declaration.from();
            }
        }
        write(source, at, cell.length(), Map.of());
        return source.build();
    }
}
