package org.brewline.kernel.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class HistoryTest {
    @TempDir
    Path folder;

    private History session(String... cells) {
        var history = new History(HistoryFolder.at(folder.resolve("history")));
        for (int i = 0; i < cells.length; i++) {
            history.add(i + 1, cells[i]);
        }
        return history;
    }

    /** A session that is over. */
    private void earlier(String... cells) throws InterruptedException {
        session(cells).flush();
    }

    private static List<String> inputs(List<Entry> entries) {
        return entries.stream().map(Entry::input).toList();
    }

    @Test
    void theTailGoesBackThroughSessions() throws InterruptedException {
        earlier("a", "b");
        earlier("c");
        History now = session("d", "e");
        assertThat(inputs(now.tail(4))).containsExactly("b", "c", "d", "e");
        assertThat(now.tail(3)).extracting(Entry::session).containsExactly(2, 3, 3);
        assertThat(now.tail(100)).hasSize(5);
        assertThat(now.tail(-1)).isEmpty();
    }

    @Test
    void aRangeIsOfThisSessionOfOneBeforeOrOfAnyByItsNumber() throws InterruptedException {
        earlier("a");
        earlier("b", "c", "d");
        History now = session("e", "f");
        assertThat(inputs(now.range(0, 1, 2))).containsExactly("e");
        assertThat(inputs(now.range(-1, 2, 4))).containsExactly("c", "d");
        assertThat(inputs(now.range(1, 0, Integer.MAX_VALUE))).containsExactly("a");
        assertThat(inputs(now.range(3, 2, 9))).containsExactly("f");
    }

    @Test
    void aRangeThatIsNotThereIsEmpty() throws InterruptedException {
        earlier("a");
        History now = session("b");
        assertThat(now.range(-7, 0, 9)).isEmpty();
        assertThat(now.range(99, 0, 9)).isEmpty();
        assertThat(now.range(Integer.MIN_VALUE, 0, 9)).isEmpty();
        assertThat(now.range(0, 5, 2)).isEmpty();
    }

    @Test
    void aSearchTakesGlobsAndGivesEqualCellsOnce() throws InterruptedException {
        earlier("var x = 1;", "x + 1");
        History now = session("var x = 1;", "var y = 2;", "Var");
        assertThat(inputs(now.search("var*", 9, false))).containsExactly("var x = 1;", "var x = 1;", "var y = 2;");
        assertThat(inputs(now.search("var*", 9, true))).containsExactly("var x = 1;", "var y = 2;");
        assertThat(inputs(now.search("*[0-9]", 9, false))).containsExactly("x + 1");
        assertThat(inputs(now.search("*", 2, false))).containsExactly("var y = 2;", "Var");
        assertThat(now.search("nothing*", 9, false)).isEmpty();
    }

    @Test
    void outputsAreKeptWithTheirCells() throws InterruptedException {
        History before = session("6 * 7", "var a = 1;");
        before.addOutput(1, "42");
        before.addOutput(9, "of no cell");
        before.flush();
        assertThat(session("next").range(-1, 0, 9))
                .extracting(Entry::output)
                .containsExactly(Optional.of("42"), Optional.empty());
    }

    @Test
    void kernelsOfOneTimeHaveSessionsOfTheirOwn() throws InterruptedException {
        History one = session("a");
        one.tail(1);
        History two = session("b");
        two.tail(1);
        one.add(2, "c");
        assertThat(inputs(one.range(0, 0, 9))).containsExactly("a", "c");
        assertThat(inputs(two.range(0, 0, 9))).containsExactly("b");
        one.flush();
        assertThat(inputs(two.tail(9))).containsExactly("a", "c", "b");
    }

    @Test
    void aBrokenFileCostsItsBrokenLinesOnly() throws Exception {
        earlier("a", "b");
        earlier("c");
        Path first = folder.resolve("history/1.jsonl");
        Files.writeString(first, "{\"line\":3,\"in\":\"cut o", StandardOpenOption.APPEND);
        Files.write(folder.resolve("history/2.jsonl"), new byte[] {0, (byte) 0xFF, '\n', '[', '\n'});
        Files.createDirectory(folder.resolve("history/3.jsonl"));
        Files.writeString(folder.resolve("history/notes.txt"), "not ours");
        assertThat(inputs(session("d").tail(9))).containsExactly("a", "b", "d");
    }

    @Test
    void aFolderThatCanNotBeWrittenCostsTheOldCellsOnly() throws Exception {
        Files.writeString(folder.resolve("history"), "a file where the folder should be");
        History now = session("a", "b");
        now.addOutput(2, "2");
        assertThat(inputs(now.tail(9))).containsExactly("a", "b");
        assertThat(inputs(now.range(0, 0, 9))).containsExactly("a", "b");
        assertThat(inputs(now.search("b", 9, false))).containsExactly("b");
    }

    @Test
    void theFirstVersionsFileIsRead() throws Exception {
        Files.createDirectories(folder.resolve("history"));
        try (InputStream golden = HistoryTest.class.getResourceAsStream("1.jsonl")) {
            Files.copy(golden, folder.resolve("history/1.jsonl"));
        }
        assertThat(session("now").range(1, 0, 9))
                .containsExactly(
                        new Entry(1, 1, "int a = 6;", Optional.empty()),
                        new Entry(1, 2, "a * 7\n// grüß", Optional.of("42")));
    }

    @Test
    void aFileIsWrittenAsTheGoldenOne() throws Exception {
        History written = session("int a = 6;", "a * 7\n// grüß");
        written.addOutput(2, "42");
        written.flush();
        try (InputStream golden = HistoryTest.class.getResourceAsStream("1.jsonl")) {
            assertThat(Files.readString(folder.resolve("history/1.jsonl")))
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void theUsersFolderIsWhereTheSystemKeepsData() {
        Path home = folder;
        assertThat(HistoryFolder.of(Map.of(), home, "Linux").toString()).endsWith(".local/share/brewline/history");
        assertThat(HistoryFolder.of(Map.of("XDG_DATA_HOME", "/somewhere"), home, "Linux"))
                .hasToString("/somewhere/brewline/history");
        assertThat(HistoryFolder.of(Map.of(), home, "Mac OS X").toString())
                .endsWith("Library/Application Support/brewline/history");
        assertThat(HistoryFolder.of(Map.of("BREWLINE_HISTORY", "/somewhere/else"), home, "Linux"))
                .hasToString("/somewhere/else");
        assertThat(HistoryFolder.of(Map.of("BREWLINE_HISTORY", "off"), home, "Linux"))
                .hasToString("no history");
    }
}
