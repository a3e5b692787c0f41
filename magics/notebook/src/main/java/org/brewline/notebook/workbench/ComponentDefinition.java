package org.brewline.notebook.workbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.brewline.engine.component.ComponentSpec;
import org.brewline.engine.config.Problem;
import org.brewline.engine.config.ProblemsException;
import org.brewline.kernel.session.CompilationException;
import org.brewline.kernel.session.Diagnostic;
import org.brewline.kernel.session.Evaluation;
import org.brewline.kernel.session.Session;
import org.brewline.kernel.session.UserException;
import org.brewline.kernel.source.CellPosition;
import org.brewline.kernel.source.OriginSource;
import org.brewline.notebook.language.ComponentCell;
import org.brewline.notebook.language.Declaration;

/** Executes a component's cell: the text before each declaration first, then its defaults, then the declaration. */
final class ComponentDefinition {
    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(.+)");

    private final Session session;
    private final ComponentShelf shelf;
    private final ComponentCell cell;
    private final int count;
    private final String given;

    private final Map<Integer, String> defaults = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Diagnostic> unresolved = new ArrayList<>();
    private final List<Class<?>> classes = new ArrayList<>();

    /** @param given the name that the magic's line gives; empty if it gives none */
    ComponentDefinition(Session session, ComponentShelf shelf, ComponentCell cell, int count, String given) {
        this.session = session;
        this.shelf = shelf;
        this.cell = cell;
        this.count = count;
        this.given = given;
    }

    DefinedComponents define() throws CompilationException, UserException, InterruptedException {
        cell.check();
        List<WrittenComponent> components = cell.components().stream()
                .map(d -> new WrittenComponent(nameGiven(d), d, cell, place(d)))
                .toList();
        List<ComponentSpec> replaced =
                components.stream().flatMap(c -> shelf.find(c.name()).stream()).toList();
        Map<String, WrittenComponent> before = shelf.announce(components);
        try {
            execute();
        } catch (CompilationException | UserException | InterruptedException | RuntimeException e) {
            shelf.restore(before);
            throw e;
        }
        var specs = new ArrayList<ComponentSpec>();
        for (WrittenComponent component : components) {
            if (!unresolved.isEmpty() && shelf.find(component.name()).isEmpty()) {
                shelf.waiting(component.name(), reasons());
                continue;
            }
            Optional<ProblemsException> problems = shelf.problems(component.name());
            if (problems.isPresent()) {
                throw problems.get();
            }
            shelf.find(component.name()).ifPresent(specs::add);
            shelf.warnings(component.name()).forEach(warning -> notes.add(text(warning)));
        }
        return new DefinedComponents(specs, replaced, notes);
    }

    private static String text(Problem warning) {
        return "%s: %s; %s".formatted(warning.where(), warning.what(), warning.instead());
    }

    private void execute() throws CompilationException, UserException, InterruptedException {
        int at = cell.start();
        for (Declaration declaration : cell.withExpressions()) {
            execute(cell.java(at, declaration.from(), defaults));
            at = declaration.from();
            evaluate(declaration);
        }
        for (Declaration declaration : cell.withDefaults()) {
            evaluate(declaration);
        }
        execute(cell.java(at, cell.end(), defaults));
        shelf.loaded(classes);
        if (!notes.isEmpty()) {
            probe();
            refuseUnknownVariables();
        } else if (cell.components().stream().anyMatch(d -> shelf.waits(nameGiven(d)))) {
            probe();
            refuseWhatNoDefinitionMends();
        }
    }

    private void evaluate(Declaration declaration) throws CompilationException, UserException, InterruptedException {
        if (declaration.formals().stream().noneMatch(f -> defaults.containsKey(f.start()))) {
            defaults.putAll(DefaultTexts.of(session, cell.cell(), declaration.formals(), count));
        }
    }

    private List<Problem> reasons() {
        return unresolved.stream()
                .map(d -> new Problem(
                        missing(d.message()), d.position().map(Object::toString).orElse(""), ""))
                .toList();
    }

    private static String missing(String message) {
        Matcher symbol = SYMBOL.matcher(message);
        return symbol.find() ? symbol.group(1).strip() + " is not defined yet" : message.replaceAll("\\s+", " ");
    }

    /** Asks the compiler what is missing: inside of a block it waits for nothing, but complains, and says where. */
    private void probe() throws UserException, InterruptedException {
        for (Declaration component : cell.components()) {
            try {
                session.execute(cell.probe(component), count);
            } catch (CompilationException e) {
                unresolved.addAll(e.diagnostics());
            }
        }
    }

    /** A call that fits no method is a mistake too: nothing has a name that could still be defined. */
    private void refuseWhatNoDefinitionMends() throws CompilationException {
        if (!unresolved.isEmpty()) {
            throw new CompilationException(unresolved);
        }
    }

    /** A variable that is not there is a mistake, as a component reads none; a class or method may come later. */
    private void refuseUnknownVariables() throws CompilationException {
        List<Diagnostic> wrong = unresolved.stream()
                .filter(d -> d.message().matches("(?s).*symbol:\\s+variable\\b.*"))
                .map(d -> d.reworded(
                        d.message(), "a component knows its parameters and variables of its own, none of the notebook"))
                .toList();
        if (!wrong.isEmpty()) {
            throw new CompilationException(wrong);
        }
    }

    private void execute(OriginSource source) throws CompilationException, UserException, InterruptedException {
        if (!source.text().isBlank()) {
            Evaluation evaluation = session.execute(source, count);
            notes.addAll(evaluation.notes());
            classes.addAll(evaluation.definedClasses());
        }
    }

    private String nameGiven(Declaration declaration) {
        return given.isEmpty() ? nameOf(declaration) : given;
    }

    /** The name that an annotated method's annotation gives, or the method's. */
    private String nameOf(Declaration declaration) {
        return declaration.componentName().isEmpty() ? declaration.name() : declaration.componentName();
    }

    private CellPosition place(Declaration declaration) {
        return CellLines.place(cell.cell(), declaration.start(), count);
    }
}
