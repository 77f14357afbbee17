"""Standard output for results, standard error for the reason something failed."""

from __future__ import annotations

import io
import json
import os
import sys
import unicodedata
from collections.abc import Iterable, Sequence

ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}
"""Signs that some readers take for the end of a line; a JSON line must stay one."""

WIDE = frozenset("WF")  # East Asian widths that take two columns of a terminal


class Output:
    """
    Prints for people, or as JSON for programs.

    Args:
        as_json: whether standard output belongs to a program.
    """

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json

    @staticmethod
    def settle() -> None:
        """Let any sign be printed: in UTF-8 for programs, in the terminal's own way for people."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                encoding = stream.encoding if stream.isatty() else "utf-8"
                stream.reconfigure(encoding=encoding, errors="backslashreplace")

    @staticmethod
    def abandon() -> None:
        """Let go of what cannot be written: at its end the interpreter would try once more."""
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device, by its name
            os.dup2(nowhere.fileno(), sys.stdout.fileno())

    def line(self, text: str = "") -> None:
        """Print a line for people."""
        if not self.as_json:
            print(text)

    def json(self, value: object) -> None:
        """Print one JSON object on one line."""
        print(json.dumps(value, ensure_ascii=False).translate(ESCAPED))

    def table(self, rows: Iterable[Sequence[str]]) -> None:
        """Print aligned columns; full-width characters take two places."""
        for line in aligned(rows):
            self.line(line)

    def aside(self, text: str) -> None:
        """Print a line on standard error: never part of a result."""
        print(text, file=sys.stderr)


def aligned(rows: Iterable[Sequence[str]]) -> list[str]:
    """Return rows of cells as lines whose columns begin at the same place."""
    cells = [list(row) for row in rows]
    columns = max((len(row) for row in cells), default=0)
    widths = [
        max((_width(row[at]) for row in cells if at < len(row)), default=0) for at in range(columns)
    ]
    return [
        "  ".join(_padded(cell, widths[at]) for at, cell in enumerate(row)).rstrip()
        for row in cells
    ]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(one) in WIDE else 1 for one in text)
