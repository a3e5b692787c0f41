"""Each mistake gives a short message: what, where, and what to write instead."""

import sqlite3

import pytest

from session import Session

GOOD = [
    "%%component\nTable load(Path csv = Path.of(\"penguins.csv\")) { return Table.read().csv(csv.toFile()); }",
    "%%component\nString train(Table data, double c = 1.0, String kernel) { return kernel + c; }",
    "%%component\nString fail(Table data) {\n    Object none = null;\n    return none.toString();\n}",
    "%%component\nint rows(Table data) { return data.rowCount(); }",
    "int hidden = 3;",
    "%%pipeline fine\nvar data = load();\ntrain(data);",
    "%%pipeline failing\nvar data = load();\nfail(data).named(\"bad\");\nrows(data).after(load().named(\"other\"));",
]

# The cell, and what its message has to hold.
MISTAKES = {
    "a component that does not compile": ("%%component\nint wrong() {\n    return \"text\";\n}", ["line 3", "String", "int"]),
    "a component that reads a variable": ("%%component\nint reads(Table data) {\n    return hidden;\n}", ["hidden", "line 3", "config"]),
    "a config of an unsupported type": ("%%component\nint odd(Thread t = new Thread()) { return 1; }", ["Thread", "t"]),
    "two components of one name in a cell": (
        "%%component\n@Component\nint twice() { return 1; }\n@Component\nint twice() { return 2; }",
        ["line 4", "twice", "another name"],
    ),
    "an unknown component": ("%%pipeline p1\nvar data = laod();", ["laod", "line 2"]),
    "a link of the wrong type": ("%%pipeline p2\nvar n = rows(load());\ntrain(n);", ["line 3"]),
    "an unbound input": ("%%pipeline p3\ntrain();", ["line 2", "data"]),
    "two steps of one name": ("%%pipeline p4\nload();\nload().named(\"load\");", ["load", "named"]),
    "an unknown pipeline": ("%run fien", ["fien", "fine"]),
    "an unknown run": ("%metrics zzzz", ["zzzz"]),
    "an unknown key and a wrong type and a missing value at once": (
        "%run fine train.cc=1 train.c=much",
        ["train.cc", "train.c", "much", "train.kernel", "number"],
    ),
}


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bad input")
    (folder / "penguins.csv").write_text("species,mass\nAdelie,3750\nGentoo,5000\n")
    session = Session(folder)
    session.folder = folder
    for cell in GOOD:
        session.good(cell)
    yield session
    session.end()


@pytest.mark.parametrize("cell, expected", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_says_what_where_and_what_instead(session, cell, expected):
    result = session.run(cell)
    assert result.status == "error", result.shown
    for words in expected:
        assert words in result.shown
    assert len(result.shown.splitlines()) < 30, result.shown
    assert "org.brewline" not in result.shown and "jdk.jshell" not in result.shown, result.shown


def test_a_refused_run_leaves_nothing(session):
    before = runs(session)
    session.run("%run fine train.c=much")
    assert runs(session) == before


def test_a_failing_step_shows_the_users_line_and_the_others_finish(session):
    result = session.run("%run failing")
    assert "NullPointerException" in result.shown
    assert "line 4" in result.shown
    assert "org.brewline" not in result.shown
    store = sqlite3.connect(session.folder / ".brewline" / "store.db")
    [(run, state)] = store.execute("select id, state from run where pipeline = 'failing'").fetchall()
    assert state == "FAILED"
    steps = dict(store.execute("select name, state from step where run_id = ?", (run,)))
    assert steps["bad"] == "FAILED" and steps["rows"] == "SUCCEEDED"


def test_a_name_that_is_markup_stays_text(session):
    session.good("%%component\nString tells() { throw new IllegalStateException(\"<img src=x onerror=alert(1)>\"); }")
    session.good("%%pipeline markup\ntells();")
    result = session.run("%run markup")
    assert "<img src=x" in result.shown
    assert "<img src=x" not in result.html


def test_a_store_that_can_not_be_written_says_so(tmp_path):
    (tmp_path / ".brewline").write_text("a file where the folder should be")
    session = Session(tmp_path)
    try:
        session.good("%%component\nint one() { return 1; }")
        session.good("%%pipeline p\none();")
        result = session.run("%run p")
        assert result.status == "error"
        assert ".brewline" in result.shown
        assert "org.brewline" not in result.shown
    finally:
        session.end()


def runs(session):
    store = session.folder / ".brewline" / "store.db"
    if not store.exists():
        return 0
    return sqlite3.connect(store).execute("select count(*) from run").fetchone()[0]
