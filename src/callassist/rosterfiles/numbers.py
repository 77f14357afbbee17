"""Columns of numbers: reference numbers, supply points, postcodes."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Sequence

from callassist.domain.reference import ReferenceRule
from callassist.matching import parse_reference
from callassist.rosterfiles.cells import FORMULA_ERROR, NOTHING, Cell, is_rounded, texts_of
from callassist.rosterfiles.notes import Notes
from callassist.rosterfiles.texts import LONGEST

EXPONENT = re.compile(r"[0-9]+(?:\.[0-9]*)?[eE][+-]?[0-9]+|[0-9]+\.0")
"""What is left of digits that a program took for a number; without the dot, .0 is one more."""
_DASHES = re.compile("[‐‑‒–—―−ー－_/枝]+|\\((?=[0-9]{1,3}\\)$)")
BRANCH = "整理番号の枝番"
"""Name of what stood behind a number, among the columns nobody knows."""

JOINERS = re.compile(r"[\s()（）.\-‐‑‒–—―−ー－~〜～・]+")


class Alike:
    """
    Tells columns in which every cell looks alike, at the cost of one look.

    Args:
        usual: pattern of one cell.
    """

    def __init__(self, usual: str) -> None:
        self._batch = re.compile(rf"(?:{usual})(?:\n(?:{usual}))*")

    def are(self, values: Sequence[str]) -> bool:
        """Whether all cells match; one with a line break in it is two, and matches nothing."""
        joined = "\n".join(values)
        return joined.count("\n") < len(values) and bool(self._batch.fullmatch(joined))


class ReferenceField:
    """
    The letter's reference number (整理番号), in canonical form or refused.

    Args:
        header: the column's header, for problems.
        rule: how the letters print their numbers.
    """

    def __init__(self, header: str, rule: ReferenceRule) -> None:
        self._header = header
        self._rule = rule
        prefixes = "|".join(map(re.escape, rule.prefixes))
        canonical = rf"(?:{prefixes})[0-9]{{{rule.digits}}}"
        self._one = re.compile(canonical)
        self._usual = Alike(canonical)
        self._branched = re.compile(
            rf"(?P<number>(?:{prefixes})(?:[\s\-]*[0-9]){{{rule.digits}}})\s*-\s*(?P<branch>[0-9]{{1,3}})\)?"
        )
        self._branches: dict[int, str] = {}

    def convert(self, cells: Sequence[Cell], notes: Notes) -> list[str]:
        """Return the canonical numbers; a batch of canonical ones costs one look."""
        self._branches.clear()
        values = texts_of(cells)
        if self._usual.are(values):
            return values
        return [
            value if self._one.fullmatch(value) else self._read(value, cell, index, notes)
            for index, (value, cell) in enumerate(zip(values, cells, strict=True))
        ]

    def odd(self, cells: Sequence[Cell]) -> list[int]:
        """Return the positions of the cells that are not canonical as they stand."""
        values = texts_of(cells)
        if self._usual.are(values):
            return []
        return [index for index, value in enumerate(values) if not self.is_canonical(value)]

    def is_canonical(self, value: str) -> bool:
        """Whether `value` is a number exactly as we store it."""
        return self._one.fullmatch(value) is not None

    def _read(self, value: str, cell: Cell, index: int, notes: Notes) -> str:
        fault = _fault(value, cell)
        if fault:
            notes.refuse(index, self._header, fault)
            return ""
        number = parse_reference(self._without_branch(value, index, notes), self._rule)
        if number is None or not number.digits:
            notes.refuse(index, self._header, "number-unreadable")
            return ""
        if not number.letters:
            notes.refuse(index, self._header, "number-without-letter")
            return ""
        if not number.prefix:
            notes.warn(index, self._header, "prefix-unknown")
        if number.reference is None:
            notes.warn(index, self._header, "number-unusual")
        return f"{number.letters}{number.digits}"

    def _without_branch(self, value: str, index: int, notes: Notes) -> str:
        """
        Return a number without the branch (枝番) that a print house put behind it.

        That is no guess: the rule of the letters says how many digits theirs have.
        """
        branched = self._branched.fullmatch(_with_hyphens(value))
        if branched is None:
            return value
        self._branches[index] = branched["branch"]
        notes.warn(index, self._header, "number-with-branch")
        return branched["number"]

    def with_branches(self, extras: list[str]) -> list[str]:
        """Put the branches of the batch converted last beside the rows' unknown columns."""
        for index, branch in self._branches.items():
            others = json.loads(extras[index] or "{}")
            extras[index] = json.dumps({**others, BRANCH: branch}, ensure_ascii=False)
        return extras


def _with_hyphens(value: str) -> str:
    return _DASHES.sub("-", unicodedata.normalize("NFKC", value)).strip().upper()


def _fault(value: str, cell: Cell) -> str:
    """Return the code of what no reading of a key field may pass over, or ""."""
    if not value:
        return "number-missing"
    if len(value) > LONGEST:
        return "cell-too-long"
    if is_rounded(cell) or EXPONENT.fullmatch(unicodedata.normalize("NFKC", value)):
        return "number-broken-by-excel"
    return _fault_of_formula(value) or _fault_of_marks(value)


def _fault_of_formula(value: str) -> str:
    if value.startswith("="):
        return "formula-in-key"
    return "formula-error" if FORMULA_ERROR.fullmatch(value) else ""


def _fault_of_marks(value: str) -> str:
    categories = {unicodedata.category(mark) for mark in value if not mark.isspace()}
    if "Cc" in categories:
        return "control-characters"
    if "Cf" in categories:
        return "hidden-characters"
    return "lookalike-letter" if any(map(_is_lookalike, value)) else ""


def _is_lookalike(mark: str) -> bool:
    """Whether `mark` is a letter that only looks Latin: Cyrillic, Greek and the like."""
    if mark.isascii() or not mark.isalpha():
        return False
    return unicodedata.name(mark, "").split(" ")[0] in {"CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"}


Read = Callable[[str, Cell], tuple[str, str]]
"""(text, cell) of one cell → (value, code of the warning or "")."""


class DigitsField:
    """
    A column of plain numbers that is withheld where its digits cannot be trusted.

    Args:
        header: the column's header, for problems.
        usual: pattern of what nearly every cell looks like.
        read: what to make of the others.
    """

    def __init__(self, header: str, usual: str, read: Read) -> None:
        self._header = header
        self._usual = Alike(rf"(?:{usual})?")
        self._read = read

    def convert(self, cells: Sequence[Cell], notes: Notes) -> list[str]:
        """Return the numbers; a broken one becomes "" with a warning."""
        values = texts_of(cells)
        if self._usual.are(values):
            return values
        return [
            self._one(value, cell, index, notes) if value and value not in NOTHING else ""
            for index, (value, cell) in enumerate(zip(values, cells, strict=True))
        ]

    def _one(self, value: str, cell: Cell, index: int, notes: Notes) -> str:
        read, code = self._read(value, cell)
        if code:
            notes.warn(index, self._header, code)
        return read


POSTCODE = "[0-9]{3}-[0-9]{4}|[0-9]{7}"
SUPPLY_POINT = "[0-9]{22}"


def read_supply_point(value: str, cell: Cell) -> tuple[str, str]:
    """Return 22 half-width digits; a spreadsheet rounds a number that long."""
    if isinstance(cell, int | float) or _is_broken(value, cell):
        return "", "supply-point-broken"
    digits = JOINERS.sub("", unicodedata.normalize("NFKC", value))
    return (digits, "") if re.fullmatch(SUPPLY_POINT, digits) else ("", "supply-point-unreadable")


def read_postcode(value: str, cell: Cell) -> tuple[str, str]:
    """Return a postcode as spelt where it has seven digits; of two columns, with a hyphen."""
    digits = JOINERS.sub("", unicodedata.normalize("NFKC", value).removeprefix("〒"))
    if not re.fullmatch("[0-9]{7}", digits) or _is_broken(value, cell):
        return "", "postcode-unreadable"
    return (f"{digits[:3]}-{digits[3:]}" if " " in value else value), ""


def _is_broken(value: str, cell: Cell) -> bool:
    return is_rounded(cell) or EXPONENT.fullmatch(value) is not None
