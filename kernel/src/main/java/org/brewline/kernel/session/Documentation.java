package org.brewline.kernel.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.brewline.kernel.documentation.DocComments;
import org.brewline.kernel.documentation.DocRenderer;
import org.brewline.kernel.documentation.DocumentedElement;
import org.brewline.kernel.threads.Threads;
import org.jspecify.annotations.Nullable;

/** What is documented of the names that a session knows: of the JDK, of libraries with sources, of the cells. */
final class Documentation {
    /** Of more overloads than these only the first sentence is shown, unless all is asked for. */
    private static final int SHOWN_WHOLE = 2;

    private static final Pattern USUAL_PACKAGES = Pattern.compile("\\bjava\\.(?:lang|util)\\.(?=\\p{Lu})");

    /** The cell after the first may come at once; it goes before. */
    private static final long WARM_AFTER_NANOS = 1_000_000_000L;

    private final ClassLoader loader;
    private final List<Path> jars = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    /** Whether there is such a type; asking the class path costs more than all the rest of an answer. */
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    private final AtomicBoolean warmed = new AtomicBoolean();
    private @Nullable DocComments made;

    Documentation(ClassLoader loader) {
        this.loader = loader;
    }

    synchronized void addClassPath(List<Path> entries) {
        jars.addAll(entries);
        known.clear();
    }

    /** Takes in a declaration of a cell; it is read when somebody asks. */
    synchronized void learn(String declaration) {
        unread.add(declaration);
    }

    /** Reads a source and a comment of the JDK once, in the background, so that the first question is quick. */
    void warm() {
        if (warmed.compareAndSet(false, true)) {
            Threads.start("documentation", () -> {
                LockSupport.parkNanos(this, WARM_AFTER_NANOS);
                comments()
                        .find("java.lang.Math", Optional.of("abs"), List.of("int"))
                        .ifPresent(DocRenderer::inspection);
            });
        }
    }

    /** What is documented, with all that was taken in meanwhile. */
    private synchronized DocComments comments() {
        DocComments comments = made == null ? DocComments.ofRunningJdk(loader) : made;
        made = comments;
        jars.forEach(comments::addJar);
        jars.clear();
        unread.forEach(comments::addCell);
        unread.clear();
        return comments;
    }

    /**
     * Signatures with their documentation.
     *
     * @param signatures as JShell writes them, at least one
     * @param imports qualified names of what is imported, {@code java.util.*} for all of a package
     */
    Inspection of(List<String> signatures, List<String> imports, boolean all) {
        DocComments comments = comments();
        boolean whole = all || signatures.size() <= SHOWN_WHOLE;
        List<Inspection> parts =
                signatures.stream().map(s -> one(comments, s, imports, whole)).toList();
        return new Inspection(
                parts.stream().map(Inspection::plain).collect(Collectors.joining("\n\n")),
                parts.stream().map(Inspection::markdown).collect(Collectors.joining("\n\n")),
                parts.stream().map(Inspection::html).collect(Collectors.joining("<hr>")));
    }

    private Inspection one(DocComments comments, String signature, List<String> imports, boolean whole) {
        SignatureText text = SignatureText.of(signature);
        Optional<DocumentedElement> found = candidates(text.owner(), imports).stream()
                .flatMap(owner -> found(comments, owner, text).stream())
                .findFirst();
        String shown = text.member().isPresent()
                ? typeFirst(SignatureText.withoutComponents(signature))
                : found.map(DocumentedElement::signature).orElse(signature);
        return whole ? DocRenderer.inspection(shown, found) : DocRenderer.brief(shown, found);
    }

    /** A constructor without a comment has its class's. */
    private static Optional<DocumentedElement> found(DocComments comments, String owner, SignatureText text) {
        Optional<DocumentedElement> own = comments.find(owner, text.member(), text.parameters());
        boolean constructor = text.member().equals(Optional.of("<init>"));
        return constructor && own.filter(e -> !e.comment().isBlank()).isEmpty()
                ? comments.find(owner, Optional.empty(), List.of())
                : own;
    }

    /** JShell writes {@code Math.PI:double}; Java writes the type first. */
    private static String typeFirst(String signature) {
        int colon = signature.indexOf(':');
        return colon < 0 || signature.indexOf('(') >= 0
                ? signature
                : USUAL_PACKAGES.matcher(signature.substring(colon + 1)).replaceAll("") + " "
                        + signature.substring(0, colon);
    }

    /** The qualified names that a name may stand for, the notebook's own first. */
    private List<String> candidates(String name, List<String> imports) {
        var candidates = new ArrayList<String>();
        candidates.add(name);
        int dot = name.indexOf('.');
        String first = dot < 0 ? name : name.substring(0, dot);
        String nested = dot < 0 ? "" : name.substring(dot).replace('.', '$');
        for (String imported : imports) {
            if (imported.endsWith("." + first)) {
                candidates.add(imported + nested);
            } else if (imported.endsWith(".*")) {
                candidates.add(imported.substring(0, imported.length() - 1) + first + nested);
            }
        }
        candidates.add("java.lang." + first + nested);
        return first.isEmpty()
                ? List.of("")
                : candidates.stream()
                        .filter(type -> known.computeIfAbsent(type, this::isKnown))
                        .toList();
    }

    private boolean isKnown(String type) {
        if (type.indexOf('.') < 0) {
            return true;
        }
        String binary = type;
        while (binary.indexOf('.') >= 0) {
            if (loader.getResource(binary.replace('.', '/') + ".class") != null) {
                return true;
            }
            int dot = binary.lastIndexOf('.');
            binary = binary.substring(0, dot) + "$" + binary.substring(dot + 1);
        }
        return false;
    }
}
