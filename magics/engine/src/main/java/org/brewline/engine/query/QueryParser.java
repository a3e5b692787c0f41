package org.brewline.engine.query;

import static org.brewline.engine.query.Expected.Part;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.brewline.engine.config.NearestName;

/**
 * Reads a query, one method a rule:
 *
 * <pre>
 * query      = [or] ["order" "by" field ["asc" | "desc"] {"," …}] ["limit" number]
 * or         = and {"or" and}
 * and        = not {"and" not}
 * not        = "not" not | "(" or ")" | comparison
 * comparison = field operator value | field ["not"] "in" "(" value {"," value} ")" | field ["not"] "contains" text | flag
 * </pre>
 */
final class QueryParser {
    private static final List<String> KEYWORDS =
            List.of("and", "or", "not", "in", "contains", "order", "by", "asc", "desc", "limit");
    private static final List<String> AFTER_FIELD = List.of("=", "!=", "<", "<=", ">", ">=", "in", "contains", "not");

    private final String text;
    private final List<Token> tokens;
    private int at;
    private final EnumSet<Part> atEnd = EnumSet.noneOf(Part.class);
    private Optional<Field> lastField = Optional.empty();

    QueryParser(String text) {
        this.text = text;
        this.tokens = Tokens.of(text);
    }

    Query parse() {
        Optional<Condition> where = Optional.empty();
        expecting(Part.FIELD);
        if (!peek().is("order") && !peek().is("limit") && peek().kind() != Token.Kind.END) {
            where = Optional.of(or());
        }
        List<Query.Order> order = peek().is("order") ? order() : List.of();
        OptionalInt limit = peek().is("limit") ? limit() : OptionalInt.empty();
        if (peek().kind() != Token.Kind.END) {
            List<String> next = limit.isPresent()
                    ? List.of()
                    : order.isEmpty() ? List.of("and", "or", "order by", "limit") : List.of("asc", "desc", "limit");
            throw unexpected(
                    limit.isPresent() ? "expected the end of the query" : "expected one of " + String.join(", ", next),
                    next);
        }
        return new Query(text, where, order, limit);
    }

    /** What was asked for when the text ended. */
    Expected expectedAtEnd(int start) {
        try {
            parse();
        } catch (QueryException e) {
            if (peek().kind() != Token.Kind.END) {
                throw e;
            }
        }
        boolean isOfField = atEnd.contains(Part.VALUE) || atEnd.contains(Part.OPERATOR);
        Set<Part> parts = Collections.unmodifiableSet(EnumSet.copyOf(atEnd));
        return new Expected(parts, isOfField ? lastField : Optional.empty(), start);
    }

    private Condition or() {
        Condition left = and();
        while (take("or")) {
            left = new Condition.Or(left, and());
        }
        return left;
    }

    private Condition and() {
        Condition left = not();
        while (take("and")) {
            left = new Condition.And(left, not());
        }
        return left;
    }

    private Condition not() {
        expecting(Part.FIELD);
        if (take("not")) {
            return new Condition.Not(not());
        }
        if (peek().kind() == Token.Kind.OPEN) {
            next();
            Condition inner = or();
            if (peek().kind() != Token.Kind.CLOSE) {
                throw unexpected("expected one of ) and or", List.of("and", "or"));
            }
            next();
            expecting(Part.CONNECTIVE);
            return inner;
        }
        return comparison();
    }

    private Condition comparison() {
        Field field = field(Part.FIELD);
        expecting(Part.OPERATOR);
        lastField = Optional.of(field);
        boolean isFlag = field.type() == Field.Type.FLAG;
        if (isFlag) {
            atEnd.add(Part.CONNECTIVE);
        }
        boolean negated = take("not");
        if (take("in")) {
            return negated(negated, in(field));
        }
        if (take("contains")) {
            return negated(negated, contains(field));
        }
        if (!negated && peek().kind() == Token.Kind.OPERATOR) {
            return compare(field);
        }
        if (!negated && isFlag) {
            return new Condition.Compare(field, Condition.Operator.EQUAL, new Value.Flag(true));
        }
        throw unexpected(
                negated ? "expected in or contains" : "expected one of = != < <= > >= in contains", AFTER_FIELD);
    }

    private static Condition negated(boolean negated, Condition condition) {
        return negated ? new Condition.Not(condition) : condition;
    }

    private Condition compare(Field field) {
        Token sign = next();
        Condition.Operator operator = java.util.Arrays.stream(Condition.Operator.values())
                .filter(o -> o.written().equals(sign.text()))
                .findFirst()
                .orElseThrow();
        var values = new ValueReader(text, field);
        if (!operator.isEquality() && !values.isOrdered()) {
            throw new QueryException(
                    text,
                    sign.start(),
                    "\"%s\" can't be %s".formatted(field.path(), sign.text()),
                    "expected one of = != in" + (field.type() == Field.Type.FLAG ? "" : " contains"));
        }
        Value value = value(values);
        if (!operator.isEquality() && value instanceof Value.Text of) {
            throw new QueryException(
                    text,
                    tokens.get(at - 1).start(),
                    "%s %s \"%s\" compares with a text".formatted(field.path(), sign.text(), of.text()),
                    "expected a number after " + sign.text());
        }
        return new Condition.Compare(field, operator, value);
    }

    private Condition in(Field field) {
        expecting();
        if (peek().kind() != Token.Kind.OPEN) {
            throw unexpected("expected ( and the values, as in %s in (a, b)".formatted(field.path()), List.of());
        }
        next();
        var values = new ArrayList<Value>();
        var reader = new ValueReader(text, field);
        values.add(value(reader));
        while (peek().kind() == Token.Kind.COMMA) {
            next();
            values.add(value(reader));
        }
        if (peek().kind() != Token.Kind.CLOSE) {
            throw unexpected("expected , or )", List.of());
        }
        next();
        expecting(Part.CONNECTIVE);
        return new Condition.In(field, values);
    }

    private Condition contains(Field field) {
        if (field.type() != Field.Type.TEXT && field.type() != Field.Type.ANY) {
            throw new QueryException(
                    text,
                    tokens.get(at - 1).start(),
                    "\"%s\" is no text, so it contains nothing".formatted(field.path()),
                    "expected one of = != < <= > >= in");
        }
        expecting(Part.VALUE);
        if (peek().kind() != Token.Kind.WORD && peek().kind() != Token.Kind.QUOTED) {
            throw unexpected("expected a text", List.of());
        }
        Condition condition = new Condition.Contains(field, next().text());
        expecting(Part.CONNECTIVE);
        return condition;
    }

    private Value value(ValueReader reader) {
        expecting(Part.VALUE);
        int taken = reader.read(tokens, at);
        at += taken;
        expecting(Part.CONNECTIVE);
        return reader.value();
    }

    private Field field(Part part) {
        expecting(part);
        Token token = peek();
        boolean isWord = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED;
        boolean isKeyword = token.kind() == Token.Kind.WORD && KEYWORDS.stream().anyMatch(token::is);
        if (!isWord || isKeyword) {
            throw unexpected(
                    "expected a field: " + String.join(", ", Field.Known.words())
                            + ", or a step's config, metric or result such as score.accuracy",
                    List.of());
        }
        next();
        return new Field(token.text(), token.start());
    }

    private List<Query.Order> order() {
        next();
        expecting();
        if (!take("by")) {
            throw unexpected("expected by, as in order by started desc", List.of("by"));
        }
        var orders = new ArrayList<Query.Order>();
        do {
            Field field = field(Part.ORDER_FIELD);
            expecting(Part.DIRECTION);
            boolean descending = take("desc");
            if (!descending) {
                take("asc");
            }
            orders.add(new Query.Order(field, descending));
        } while (takeComma());
        return orders;
    }

    private boolean takeComma() {
        boolean comma = peek().kind() == Token.Kind.COMMA;
        if (comma) {
            next();
        }
        return comma;
    }

    private OptionalInt limit() {
        next();
        expecting(Part.NUMBER);
        if (!peek().text().matches("[1-9]\\d{0,8}")) {
            throw unexpected("expected a whole number from 1", List.of());
        }
        int limit = Integer.parseInt(next().text());
        expecting();
        return OptionalInt.of(limit);
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        return tokens.get(at++);
    }

    private boolean take(String keyword) {
        boolean found = peek().is(keyword);
        if (found) {
            next();
            expecting();
        }
        return found;
    }

    private void expecting(Part... parts) {
        atEnd.clear();
        atEnd.addAll(List.of(parts));
    }

    private QueryException unexpected(String expected, List<String> words) {
        Token token = peek();
        String near = token.kind() == Token.Kind.WORD
                ? NearestName.of(token.text(), words)
                        .map(word -> "; did you mean \"" + word + "\"?")
                        .orElse("")
                : "";
        return new QueryException(text, token.start(), token.found(), expected + near);
    }
}
