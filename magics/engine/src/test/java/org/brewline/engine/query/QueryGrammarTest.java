package org.brewline.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.brewline.engine.query.Condition.Operator;
import org.brewline.engine.query.Expected.Part;
import org.junit.jupiter.api.Test;

/** Each rule of the query language: what it becomes, what it says when it is broken, what completion offers within it. */
class QueryGrammarTest {
    private static Condition where(String text) {
        return Query.parse(text).where().orElseThrow();
    }

    /** The condition with everything in parentheses. */
    private static String read(String text) {
        return text(where(text));
    }

    private static String text(Condition condition) {
        if (condition instanceof Condition.And and) {
            return "(" + text(and.left()) + " and " + text(and.right()) + ")";
        }
        if (condition instanceof Condition.Or or) {
            return "(" + text(or.left()) + " or " + text(or.right()) + ")";
        }
        if (condition instanceof Condition.Not not) {
            return "not " + text(not.condition());
        }
        if (condition instanceof Condition.In in) {
            return in.field().path() + " in "
                    + in.values().stream().map(QueryGrammarTest::text).toList();
        }
        if (condition instanceof Condition.Contains contains) {
            return contains.field().path() + " contains " + contains.part();
        }
        var compare = (Condition.Compare) condition;
        return compare.field().path() + " " + compare.operator() + " " + text(compare.value());
    }

    private static String text(Value value) {
        if (value instanceof Value.Text of) {
            return of.text();
        }
        if (value instanceof Value.Numeric number) {
            return number.text();
        }
        return value instanceof Value.Flag flag ? String.valueOf(flag.flag()) : value.toString();
    }

    private static Set<Part> after(String text) {
        return Expected.after(text).parts();
    }

    private static String refused(String text) {
        try {
            Query.parse(text);
        } catch (QueryException e) {
            return e.position() + ": " + e.problems().get(0).what() + ", "
                    + e.problems().get(0).instead().lines().findFirst().orElseThrow();
        }
        throw new AssertionError("\"" + text + "\" was read");
    }

    @Test
    void equalConnectivesBindFromTheLeft() {
        assertThat(read("a = 1 or b = 2 or c = 3")).isEqualTo("((a EQUAL 1 or b EQUAL 2) or c EQUAL 3)");
        assertThat(read("a = 1 and b = 2 and c = 3")).isEqualTo("((a EQUAL 1 and b EQUAL 2) and c EQUAL 3)");
        assertThat(read("not not pinned")).isEqualTo("not not pinned EQUAL true");
        assertThat(read("not (a = 1 or b = 2) and c = 3")).isEqualTo("(not (a EQUAL 1 or b EQUAL 2) and c EQUAL 3)");
    }

    @Test
    void everyOperatorIsRead() {
        for (Operator operator : Operator.values()) {
            assertThat(read("a " + operator.written() + " 1")).isEqualTo("a " + operator + " 1");
        }
        assertThat(read("pinned != true")).isEqualTo("pinned DIFFERENT true");
        assertThat(read("\"order\" = x")).isEqualTo("order EQUAL x");
    }

    @Test
    void listsAndPartsCanBeDenied() {
        assertThat(read("a in (1)")).isEqualTo("a in [1]");
        assertThat(read("a in (1, x, 'y z')")).isEqualTo("a in [1, x, y z]");
        assertThat(read("a not in (1, 2)")).isEqualTo("not a in [1, 2]");
        assertThat(read("note contains slow")).isEqualTo("note contains slow");
        assertThat(read("note not contains 'too slow'")).isEqualTo("not note contains too slow");
        assertThat(read("trainSvc.kernel contains r")).isEqualTo("trainSvc.kernel contains r");
    }

    @Test
    void ordersHaveADirectionEach() {
        assertThat(Query.parse("order by a desc, b asc, c").order().stream()
                        .map(o -> o.field().path() + " " + o.descending()))
                .containsExactly("a true", "b false", "c false");
        assertThat(Query.parse("order by a").limit()).isEmpty();
        assertThat(Query.parse("limit 999999999").limit()).hasValue(999_999_999);
    }

    @Test
    void whatFollowsAWholeQueryIsRefused() {
        assertThat(refused("pinned limit 3 4")).isEqualTo("15: found \"4\", expected the end of the query");
        assertThat(refused("order by a b")).isEqualTo("11: found \"b\", expected one of asc, desc, limit");
        assertThat(refused("order by a dsc"))
                .isEqualTo("11: found \"dsc\", expected one of asc, desc, limit; did you mean \"asc\"?");
        assertThat(refused("pinned b")).isEqualTo("7: found \"b\", expected one of and, or, order by, limit");
        assertThat(refused("a = 1 )")).isEqualTo("6: found \")\", expected one of and, or, order by, limit");
    }

    @Test
    void anOpenListOrParenthesisSaysWhatCloses() {
        assertThat(refused("a in 1")).isEqualTo("5: found \"1\", expected ( and the values, as in a in (a, b)");
        assertThat(refused("a in (1 2)")).isEqualTo("8: found \"2\", expected , or )");
        assertThat(refused("a in ()")).isEqualTo("6: found \")\", expected a number or a text");
        assertThat(refused("(a = 1 nd b = 2)"))
                .isEqualTo("7: found \"nd\", expected one of ) and or; did you mean \"and\"?");
    }

    @Test
    void afterNotOnlyInAndContainsMakeSense() {
        assertThat(refused("a not = 1")).isEqualTo("6: found \"=\", expected in or contains");
        assertThat(refused("pinned not")).isEqualTo("10: the query ends here, expected in or contains");
    }

    @Test
    void aFieldIsComparedAsItsTypeAllows() {
        assertThat(refused("pinned > true")).isEqualTo("7: \"pinned\" can't be >, expected one of = != in");
        assertThat(refused("name < x")).isEqualTo("5: \"name\" can't be <, expected one of = != in contains");
        assertThat(refused("a >= x")).isEqualTo("5: a >= \"x\" compares with a text, expected a number after >=");
        assertThat(refused("started contains x"))
                .isEqualTo("8: \"started\" is no text, so it contains nothing, expected one of = != < <= > >= in");
        assertThat(refused("note contains (")).isEqualTo("14: found \"(\", expected a text");
        assertThat(refused("note contains")).isEqualTo("13: the query ends here, expected a text");
    }

    @Test
    void keywordsAreNoFieldsAndLimitsAreWholeNumbers() {
        for (String keyword : List.of("and", "or", "in", "contains", "by", "asc", "desc")) {
            assertThatThrownBy(() -> Query.parse(keyword + " = 1")).hasMessageContaining("expected a field: ");
        }
        for (String limit : List.of("-1", "1.5", "x", "1000000000", "")) {
            assertThatThrownBy(() -> Query.parse("limit " + limit))
                    .hasMessageContaining("expected a whole number from 1");
        }
    }

    @Test
    void completionOffersWhatTheRuleTakesNext() {
        assertThat(after("not ")).containsExactly(Part.FIELD);
        assertThat(after("(")).containsExactly(Part.FIELD);
        assertThat(after("(pinned) ")).containsExactly(Part.CONNECTIVE);
        assertThat(after("pinned ")).containsExactlyInAnyOrder(Part.OPERATOR, Part.CONNECTIVE);
        assertThat(after("a ")).containsExactly(Part.OPERATOR);
        assertThat(after("a not ")).isEmpty();
        assertThat(after("a in ")).isEmpty();
        assertThat(after("a in (")).containsExactly(Part.VALUE);
        assertThat(after("a in (1) ")).containsExactly(Part.CONNECTIVE);
        assertThat(after("note contains ")).containsExactly(Part.VALUE);
        assertThat(after("note contains x ")).containsExactly(Part.CONNECTIVE);
        assertThat(after("a = 1 and ")).containsExactly(Part.FIELD);
        assertThat(after("a = 1 or ")).containsExactly(Part.FIELD);
        assertThat(after("order ")).isEmpty();
        assertThat(after("order by a, ")).containsExactly(Part.ORDER_FIELD);
        assertThat(after("order by a desc ")).isEmpty();
        assertThat(after("limit ")).containsExactly(Part.NUMBER);
        assertThat(after("limit 3 ")).isEmpty();
    }

    @Test
    void completionKnowsTheFieldWhoseOperatorOrValueComes() {
        assertThat(Expected.after("a = 1 and b ").field().map(Field::path)).contains("b");
        assertThat(Expected.after("note contains ").field().map(Field::path)).contains("note");
        assertThat(Expected.after("a = 1 and ").field()).isEmpty();
        assertThat(Expected.after("a = 1 ").field()).isEmpty();
    }

    @Test
    void aConditionMentionsTheFieldsWithinIt() {
        assertThat(Query.parse("a = 1 and not archived").mentions(Field.Known.ARCHIVED))
                .isTrue();
        assertThat(Query.parse("archived or a = 1").mentions(Field.Known.ARCHIVED))
                .isTrue();
        assertThat(Query.parse("archived in (true)").mentions(Field.Known.ARCHIVED))
                .isTrue();
        assertThat(Query.parse("a = 1 or pinned").mentions(Field.Known.ARCHIVED))
                .isFalse();
        assertThat(Query.parse("note contains archived").mentions(Field.Known.ARCHIVED))
                .isFalse();
        assertThat(Query.parse("").mentions(Field.Known.ARCHIVED)).isFalse();
    }
}
