"""The evaluation set: rows to be found, and what is typed to find them."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "data" / "matching"


class Target(NamedTuple):
    """
    A row to be found, and how its name is really read.

    Args:
        reference, name, kana, phone, supply_point: columns of the roster.
        reading: katakana of family and given name, known even where the roster has none.
    """

    reference: str
    name: str
    kana: str
    phone: str
    supply_point: str
    reading: str


class Query(NamedTuple):
    """
    What an operator types, and the row it should find.

    Args:
        kind: class of the query.
        number, name: the two fields.
        expected: reference of the row; "" where nothing may be found as exact.
        keys: what rows that fit as well have in common: names, sounds, "#" and last digits, or
            "~" and a number, separated by spaces. Where too many rows have them the query is not
            counted.
    """

    kind: str
    number: str
    name: str
    expected: str
    keys: str


class EvaluationSet(NamedTuple):
    """The rows to be found and the queries for them."""

    targets: list[Target]
    queries: list[Query]


def load(folder: Path = FOLDER) -> EvaluationSet:
    """Return the set that lies in `folder`."""
    return EvaluationSet(
        [Target(*line) for line in _lines(folder / "targets.tsv")],
        [Query(*line) for line in _lines(folder / "queries.tsv")],
    )


def save(made: EvaluationSet, folder: Path = FOLDER) -> None:
    """Write the set into `folder`."""
    _write(folder / "targets.tsv", Target._fields, made.targets)
    _write(folder / "queries.tsv", Query._fields, made.queries)


def load_table(path: Path) -> list[list[str]]:
    """Return the lines of a table of names, split at tabs, without its comments."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return [[_ESCAPE.sub(_unescaped, field) for field in line] for line in lines]


def _write(path: Path, headings: Iterable[str], lines: Iterable[Iterable[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("\t".join(headings) + "\n")
        for line in lines:
            file.write("\t".join("".join(map(_escaped, field)) for field in line) + "\n")


_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


def _escaped(sign: str) -> str:
    """Spell out what an editor would not show, and the sign that spells it out."""
    is_hidden = sign == "\\" or unicodedata.category(sign) in {"Cc", "Cf", "Cs"}
    return f"\\u{{{ord(sign):x}}}" if is_hidden else sign


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))
