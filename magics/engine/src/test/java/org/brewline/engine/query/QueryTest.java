package org.brewline.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.OptionalInt;
import org.brewline.engine.query.Condition.Operator;
import org.junit.jupiter.api.Test;

/** The query language: what it reads, and what it says of what it can't read. */
class QueryTest {
    private static Condition where(String text) {
        return Query.parse(text).where().orElseThrow();
    }

    private static Value value(String text) {
        return ((Condition.Compare) where(text)).value();
    }

    @Test
    void aQueryReadsAsItsResult() {
        Query query = Query.parse("pipeline = penguins and score.accuracy > 0.9 order by started desc limit 10");

        var and = (Condition.And) query.where().orElseThrow();
        assertThat(and.left())
                .isEqualTo(new Condition.Compare(new Field("pipeline", 0), Operator.EQUAL, new Value.Text("penguins")));
        assertThat(and.right())
                .isEqualTo(new Condition.Compare(
                        new Field("score.accuracy", 24), Operator.MORE, new Value.Numeric(0.9, "0.9")));
        assertThat(query.order()).containsExactly(new Query.Order(new Field("started", 54), true));
        assertThat(query.limit()).isEqualTo(OptionalInt.of(10));
    }

    @Test
    void andBindsMoreThanOrAndNotMoreThanBoth() {
        assertThat(where("pinned or archived and not pinned")).isInstanceOfSatisfying(Condition.Or.class, or -> {
            var and = (Condition.And) or.right();
            assertThat(and.right()).isInstanceOf(Condition.Not.class);
        });
        assertThat(where("(pinned or archived) and pinned")).isInstanceOf(Condition.And.class);
    }

    @Test
    void keywordsAreReadInAnyCaseAndBlanksAreFree() {
        assertThat(where("PINNED AND state IN(failed,Cancelled)")).isInstanceOf(Condition.And.class);
        assertThat(Query.parse("  ").where()).isEmpty();
        assertThat(Query.parse("ORDER BY duration").order()).hasSize(1);
    }

    @Test
    void timesAreRelativeDaysOrMoments() {
        assertThat(value("started > 2d ago")).isEqualTo(new Value.Ago(Duration.ofDays(2)));
        assertThat(value("started > 1w ago")).isEqualTo(new Value.Ago(Duration.ofDays(7)));
        assertThat(value("started >= yesterday")).isEqualTo(new Value.DaysBack(1));
        assertThat(value("started = 2026-11-25")).isEqualTo(new Value.Day(LocalDate.of(2026, 11, 25)));
        assertThat(value("started < 2026-11-25 9:30"))
                .isEqualTo(new Value.Moment(LocalDateTime.of(2026, 11, 25, 9, 30)));
        assertThat(value("duration > 1h30m")).isEqualTo(new Value.Length(Duration.ofMinutes(90)));
        assertThat(value("duration > 90")).isEqualTo(new Value.Length(Duration.ofSeconds(90)));
    }

    @Test
    void textInQuotesMayHoldAnything() {
        assertThat(value("name = \"a \"\"b\"\" and c\"")).isEqualTo(new Value.Text("a \"b\" and c"));
        assertThat(value("trainSvc.kernel = '1'")).isEqualTo(new Value.Text("1"));
        assertThat(where("note not contains 'too slow'")).isInstanceOf(Condition.Not.class);
    }

    @Test
    void aMistakeIsToldWithItsPositionAndWhatWasExpected() {
        assertThatThrownBy(() -> Query.parse("pipeline = penguins and score.accuracy grater 0.9"))
                .isInstanceOf(QueryException.class)
                .hasMessage("""
                    the query can't be read:
                    - position 40: found "grater"
                        expected one of = != < <= > >= in contains
                        pipeline = penguins and score.accuracy grater 0.9
                                                               ^\
                    """);
        assertThatThrownBy(() -> Query.parse("pipeline = penguins nad pinned"))
                .hasMessageContaining("position 21: found \"nad\"")
                .hasMessageContaining("expected one of and, or, order by, limit; did you mean \"and\"?");
        assertThatThrownBy(() -> Query.parse("state = faild"))
                .hasMessageContaining("position 9: found \"faild\"")
                .hasMessageContaining("did you mean \"failed\"?");
        assertThatThrownBy(() -> Query.parse("started > 2d"))
                .hasMessageContaining("the query ends here")
                .hasMessageContaining("expected ago, as in started > 2d ago");
        assertThatThrownBy(() -> Query.parse("(pinned")).hasMessageContaining("expected one of ) and or");
        assertThatThrownBy(() -> Query.parse("name = 'x"))
                .hasMessageContaining("position 8: the quote ' is not closed");
        assertThatThrownBy(() -> Query.parse("state > failed")).hasMessageContaining("\"state\" can't be >");
        assertThatThrownBy(() -> Query.parse("trainSvc.kernel > rbf"))
                .hasMessageContaining("expected a number after >");
        assertThatThrownBy(() -> Query.parse("pinned order started"))
                .hasMessageContaining("expected by, as in order by started desc");
        assertThatThrownBy(() -> Query.parse("pinned limit 0")).hasMessageContaining("expected a whole number from 1");
        assertThatThrownBy(() -> Query.parse("and")).hasMessageContaining("expected a field: id, pipeline, state");
        assertThatThrownBy(() -> Query.parse("a = 1; drop table run")).hasMessageContaining("found \";\"");
    }

    @Test
    void positionsCountCharactersAsTheyAreSeen() {
        assertThatThrownBy(() -> Query.parse("name = '\uD83D\uDC27' nad pinned"))
                .hasMessageContaining("position 12:");
    }

    @Test
    void completionKnowsWhatComesNext() {
        assertThat(Expected.after("").parts()).containsExactly(Expected.Part.FIELD);
        assertThat(Expected.after("pipeline ").parts()).contains(Expected.Part.OPERATOR);
        assertThat(Expected.after("pipeline = pen"))
                .isEqualTo(new Expected(
                        java.util.Set.of(Expected.Part.VALUE), java.util.Optional.of(new Field("pipeline", 0)), 11));
        assertThat(Expected.after("pipeline = penguins ").parts()).containsExactly(Expected.Part.CONNECTIVE);
        assertThat(Expected.after("pipeline = penguins and sc").parts()).containsExactly(Expected.Part.FIELD);
        assertThat(Expected.after("state in (failed, ").field().map(Field::path))
                .contains("state");
        assertThat(Expected.after("order by ").parts()).containsExactly(Expected.Part.ORDER_FIELD);
        assertThat(Expected.after("pinned order by started ").parts()).containsExactly(Expected.Part.DIRECTION);
        assertThat(Expected.after("pipeline nonsense = x ").parts()).isEmpty();
    }

    @Test
    void whateverIsWrittenIsReadOrRefusedWithAPositionInside() {
        var random = new java.util.Random(20261125);
        List<String> pieces = List.of(
                "and",
                "or",
                "not",
                "in",
                "(",
                ")",
                ",",
                "=",
                ">",
                "!=",
                "contains",
                "order",
                "by",
                "limit",
                "desc",
                "started",
                "2d",
                "ago",
                "state",
                "failed",
                "a.b",
                "0.5",
                "'x'",
                "\"",
                "tag",
                "pinned",
                "é",
                "\n",
                ";");
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(10); n >= 0; n--) {
                text.append(pieces.get(random.nextInt(pieces.size()))).append(random.nextInt(4) == 0 ? "" : " ");
            }
            try {
                Query.parse(text.toString());
            } catch (QueryException e) {
                assertThat(e.position()).isBetween(0, text.length());
            }
            Expected.after(text.toString());
        }
    }
}
