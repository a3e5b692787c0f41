package org.brewline.kernel.documentation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds declarations and their documentation comments in source: the notebook's own cells, the JDK's {@code src.zip},
 * and {@code -sources.jar} files beside class path jars. Safe for use by many threads.
 *
 * <pre>{@code
 * DocComments comments = DocComments.ofRunningJdk(loader);
 * comments.find("java.util.List", Optional.of("of"), List.of("java.lang.Object"));
 * }</pre>
 */
public final class DocComments {

    private static final int SOURCES_KEPT = 48;

    private final ClassLoader loader;
    private final SourceArchives archives = new SourceArchives();
    private final Map<String, List<DocumentedElement>> parsed = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<String, DocumentedElement> cells = new LinkedHashMap<>();

    private DocComments(ClassLoader loader) {
        this.loader = loader;
    }

    /** With the sources of the running JDK, if it has them; super types are looked up in {@code loader}. */
    public static DocComments ofRunningJdk(ClassLoader loader) {
        DocComments comments = new DocComments(loader);
        comments.archives.add(Path.of(System.getProperty("java.home"), "lib", "src.zip"));
        return comments;
    }

    /** Takes in a class path jar: its sources are looked for beside it, at the first lookup. */
    public void addJar(Path jar) {
        String name = String.valueOf(jar.getFileName());
        if (name.endsWith(".jar")) {
            archives.add(jar.resolveSibling(name.substring(0, name.length() - 4) + "-sources.jar"));
        }
    }

    /** Takes in an archive of sources. */
    public void addSources(Path archive) {
        archives.add(archive);
    }

    /** Takes in declarations of a cell: classes, methods, fields; a later one of the same shape replaces the earlier. */
    public void addCell(String source) {
        List<DocumentedElement> elements = SourceElements.of("class Cell {\n" + source + "\n}");
        synchronized (cells) {
            for (DocumentedElement element : elements) {
                DocumentedElement.Declaration at = element.declaration();
                cells.put(at.type() + "#" + at.name() + at.parameterTypes(), element);
            }
        }
    }

    /**
     * A class, or its member with these erased parameter types ({@code <init>} for a constructor). Without an exact
     * match the first member of that name. A class name without package, or an empty one, means the notebook's own.
     */
    public Optional<DocumentedElement> find(String type, Optional<String> member, List<String> erasedParameterTypes) {
        if (member.isEmpty()) {
            return declared(type, "").stream().findFirst();
        }
        List<String> simple =
                erasedParameterTypes.stream().map(Signatures::simple).toList();
        List<DocumentedElement> chain = new ArrayList<>();
        for (String owner : withSuperTypes(type)) {
            best(declared(owner, member.get()), simple, chain.isEmpty()).ifPresent(chain::add);
            if (!chain.isEmpty() && complete(chain.get(chain.size() - 1))) {
                break;
            }
        }
        return chain.stream().reduce((own, above) -> complete(own) ? own : own.inheriting(above));
    }

    /** Every overload of a member that the class itself declares, in source order. */
    public List<DocumentedElement> overloads(String type, String member) {
        return declared(type, member);
    }

    private static boolean complete(DocumentedElement element) {
        return !element.comment().isBlank() && !element.comment().text().contains("{@inheritDoc}");
    }

    private static Optional<DocumentedElement> best(
            List<DocumentedElement> named, List<String> types, boolean anyWillDo) {
        return named.stream()
                .filter(e -> e.declaration().parameterTypes().equals(types))
                .findFirst()
                .or(() -> named.stream()
                        .filter(e -> e.declaration().parameterTypes().size() == types.size())
                        .findFirst())
                .or(() -> anyWillDo ? named.stream().findFirst() : Optional.empty());
    }

    private List<DocumentedElement> declared(String type, String member) {
        List<DocumentedElement> own = inCells(type, member);
        if (!own.isEmpty()) {
            return own;
        }
        String dotted = type.replace('$', '.');
        int cut = type.indexOf('$') < 0 ? dotted.length() : type.indexOf('$');
        while (cut > 0) {
            List<DocumentedElement> elements = source(dotted.substring(0, cut).replace('.', '/') + ".java");
            if (!elements.isEmpty()) {
                String within = dotted.substring(dotted.lastIndexOf('.', cut - 1) + 1);
                return named(elements, within, member);
            }
            cut = dotted.lastIndexOf('.', cut - 1);
        }
        return List.of();
    }

    private List<DocumentedElement> inCells(String type, String member) {
        String within = type.startsWith("REPL.") ? type.substring(type.indexOf('$') + 1) : type;
        if (within.contains(".")) {
            return List.of();
        }
        synchronized (cells) {
            String owner = within.isEmpty() ? "Cell" : "Cell." + within.replace('$', '.');
            return named(List.copyOf(cells.values()), owner, member);
        }
    }

    private static List<DocumentedElement> named(List<DocumentedElement> elements, String type, String member) {
        String name = member.equals(Signatures.simple(type)) ? "<init>" : member;
        return elements.stream()
                .filter(e -> e.declaration().type().equals(type)
                        && (e.declaration().name().equals(member)
                                || e.declaration().name().equals(name)))
                .toList();
    }

    private List<DocumentedElement> source(String file) {
        synchronized (parsed) {
            List<DocumentedElement> known = parsed.get(file);
            if (known == null) {
                known = archives.read(file).map(SourceElements::of).orElse(List.of());
                if (!known.isEmpty()) {
                    parsed.put(file, known);
                }
                if (parsed.size() > SOURCES_KEPT) {
                    parsed.remove(parsed.keySet().iterator().next());
                }
            }
            return known;
        }
    }

    /** The class first, then its super classes and interfaces, nearest first; the class alone if it can't be loaded. */
    private Set<String> withSuperTypes(String type) {
        Set<String> names = new LinkedHashSet<>(List.of(type));
        List<Class<?>> open = new ArrayList<>();
        load(type).ifPresent(open::add);
        for (int i = 0; i < open.size(); i++) {
            Class<?> current = open.get(i);
            names.add(current.getName());
            Class<?> parent = current.getSuperclass();
            if (parent != null && !open.contains(parent)) {
                open.add(parent);
            }
            for (Class<?> face : current.getInterfaces()) {
                if (!open.contains(face)) {
                    open.add(face);
                }
            }
        }
        return names;
    }

    private Optional<Class<?>> load(String type) {
        String binary = type;
        while (!binary.isEmpty()) {
            try {
                return Optional.of(Class.forName(binary, false, loader));
            } catch (ClassNotFoundException | LinkageError e) {
                int dot = binary.lastIndexOf('.');
                if (dot < 0) {
                    return Optional.empty();
                }
                binary = binary.substring(0, dot) + "$" + binary.substring(dot + 1);
            }
        }
        return Optional.empty();
    }
}
