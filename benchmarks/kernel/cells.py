"""The cells that every kernel runs, in its own language."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cells:
    first: str
    warm: str  # {i} is replaced, so that no two cells are equal
    define: str
    complete: str  # the cursor is at the end
    inspect: str  # the cursor is at the end
    lines: str


JAVA = Cells(
    first="1 + 1",
    warm="1 + {i}",
    define='String greeting = "hello";',
    complete="greeting.sub",
    inspect="greeting.substring",
    lines="for (int i = 0; i < 100_000; i++) System.out.println(i);",
)
KOTLIN = Cells(
    first="1 + 1",
    warm="1 + {i}",
    define='val greeting = "hello"',
    complete="greeting.sub",
    inspect="greeting.substring",
    lines="for (i in 0 until 100_000) println(i)",
)
PYTHON = Cells(
    first="1 + 1",
    warm="1 + {i}",
    define="greeting = 'hello'",
    complete="greeting.spl",
    inspect="greeting.split",
    lines="for i in range(100_000): print(i)",
)
BY_LANGUAGE = {"java": JAVA, "kotlin": KOTLIN, "python": PYTHON}
