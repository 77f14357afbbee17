"""What the tests of the reader share: a rule, and reading bytes without a child process."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from callassist.domain.reference import ReferenceRule
from callassist.domain.roster import RosterRow, RowProblem
from callassist.rosterfiles.messages import Done, Header, Message, Problems, Progress, Rows
from callassist.rosterfiles.options import Limits, ReadOptions
from callassist.rosterfiles.reading import read

RULE = ReferenceRule(("A", "B", "C"), 7, (3, 4))
OPTIONS = ReadOptions(RULE)


@dataclass
class Outcome:
    """What came of reading one file."""

    headers: list[Header] = field(default_factory=list)
    rows: list[tuple[int, RosterRow]] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    progress: list[Progress] = field(default_factory=list)
    done: Done | None = None

    def take(self, message: Message) -> None:
        """Keep one record."""
        if isinstance(message, Header):
            self.headers.append(message)
        elif isinstance(message, Rows):
            self.rows += zip(message.numbers, message.rows, strict=True)
        elif isinstance(message, Problems):
            self.problems += message.problems
        elif isinstance(message, Progress):
            self.progress.append(message)
        elif isinstance(message, Done):
            self.done = message

    @property
    def codes(self) -> list[tuple[int, str]]:
        """Row number and code of every problem."""
        return [(problem.row, problem.code) for problem in self.problems]

    @property
    def counts(self) -> tuple[int, int, int]:
        """Rows, skipped and rejected."""
        assert self.done is not None
        return self.done.rows, self.done.skipped, self.done.rejected

    @property
    def references(self) -> list[str]:
        """Numbers of the accepted rows, in order."""
        return [row.reference for _, row in self.rows]


def read_here(path: Path, options: ReadOptions = OPTIONS) -> Outcome:
    """Read a file in this process."""
    outcome = Outcome()
    read(path, options, Limits(), outcome.take)
    return outcome


def read_text(folder: Path, text: str, options: ReadOptions = OPTIONS) -> Outcome:
    """Write a UTF-8 text file and read it in this process."""
    path = folder / "roster.csv"
    path.write_text(text, encoding="utf-8")
    return read_here(path, options)
