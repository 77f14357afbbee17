"""What a nasty file is: how it is written, and what must become of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from callassist.rosterfiles.options import ReadOptions
from tests.unit.rosterfiles.support import OPTIONS

HEADER = ("整理番号", "契約名義", "フリガナ", "電話番号")
PEOPLE = (
    ("A0000001", "髙橋　一郎", "タカハシ　イチロウ", "090-0000-0001"),
    ("B0000002", "渡邉 健", "ﾜﾀﾅﾍﾞ ｹﾝ", "06-0000-0002"),
    ("C0000003", "㈱山田電機", "", ""),
)
Row = Sequence[object]


@dataclass(frozen=True)
class Verdict:
    """
    What must become of a file.

    Args:
        refused: codes of which one refuses the file as a whole; empty: it is read.
        lines: rows of its sheets by hand count; `rows + skipped` must come to it.
        accepted: data rows that are used.
        problems: (row number, code) of every problem.
    """

    refused: tuple[str, ...] = ()
    lines: int = 0
    accepted: int = 0
    problems: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class BadFile:
    """
    One nasty file.

    Args:
        name: of the file, with the ending its sender gave it.
        write: makes it.
        verdict: what must become of it.
        options: what a supervisor says of it.
    """

    name: str
    write: Callable[[Path], object]
    verdict: Verdict
    options: ReadOptions = OPTIONS


def read(lines: int, accepted: int, *problems: tuple[int, str]) -> Verdict:
    """Return the verdict of a file that is read."""
    return Verdict((), lines, accepted, problems)


def refused(*codes: str) -> Verdict:
    """Return the verdict of a file that is refused as a whole."""
    return Verdict(codes)
