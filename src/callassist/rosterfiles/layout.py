"""Where a sheet's header is, and which column is which field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from callassist.domain.errors import RefusedError
from callassist.rosterfiles.cells import Cell
from callassist.rosterfiles.claims import claimed, doubled, settled
from callassist.rosterfiles.headers import (
    REQUIRED,
    Claim,
    Strength,
    fingerprint,
    fold,
    requested,
    required_of,
    synonyms,
)
from callassist.rosterfiles.headlines import continues, joined, texts_of_line, unique
from callassist.rosterfiles.options import ReadOptions
from callassist.rosterfiles.shapes import shapes

SEARCHED = 30
"""Rows looked at for the header; titles, notes and dates above it take fewer."""
_LONGEST_QUOTED = 30
_MOST_QUOTED = 40


@dataclass(frozen=True, slots=True)
class Layout:
    """
    What the columns of one sheet are.

    Args:
        row: row of the header, from 1; of two header lines, of the second.
        headers: text of every header cell, in order; of two lines, both.
        columns: field → positions of its columns; several where the file splits the field.
        unknown: positions of columns with a header nobody knows.
        marks: positions of our own columns beside rejected rows that were written out.
        dropped: positions of columns that are known and say nothing of a person.
        required: fields without which its rows are of no use.
        doubled: required fields that two columns claim alike.
        rivals: what those columns are called.
        names: what each column is called, once: equal headers and none are told apart by place.
        claims: what each column is taken for and how surely, by position.
        lines: the filled texts of each header line; a print layout repeats them.
    """

    row: int
    headers: tuple[str, ...]
    columns: dict[str, tuple[int, ...]]
    unknown: tuple[int, ...]
    marks: frozenset[int] = frozenset()
    required: tuple[str, ...] = REQUIRED
    doubled: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    claims: tuple[Claim | None, ...] = field(default=(), repr=False)
    lines: tuple[tuple[str, ...], ...] = ()
    dropped: frozenset[int] = frozenset()
    rivals: tuple[str, ...] = ()

    def named(self, field: str) -> str:
        """Return the header of a field's first column, or "" where the file has none."""
        positions = self.columns.get(field, ())
        return self.headers[positions[0]] if positions else ""

    @property
    def fingerprint(self) -> str:
        """By which files with the same headers are known again."""
        return _mark_of(self.names, self.marks)

    @property
    def missing(self) -> tuple[str, ...]:
        """Required fields without a column."""
        return tuple(field for field in self.required if field not in self.columns)


def find(rows: Sequence[Sequence[Cell]], options: ReadOptions) -> Layout | None:
    """
    Return the layout of a sheet by its first rows.

    Args:
        rows: the first rows, from row 1.
        options: where the header is and what its columns are, as far as the caller knows.

    Returns:
        The header of a file that was read before, else the first complete header, else the
        fullest incomplete one, else None. Where cells may speak for headers, they speak below the
        row that reads as one: under a title they would make it a header too.
    """
    finder = _Finder(rows, options)
    if options.header_row is not None:
        return finder.asked(options.header_row - 1)
    if options.guess:
        named = _first(rows, _Finder(rows, replace(options, guess=False)))
        guessed = finder.at(named.row - len(named.lines)) if named else None
        if guessed and named and (not guessed.missing or len(named.columns) > 1):
            return guessed
    return _first(rows, finder)


def _first(rows: Sequence[Sequence[Cell]], finder: _Finder) -> Layout | None:
    best: Layout | None = None
    for index in range(min(len(rows), SEARCHED)):
        layout = finder.at(index)
        if finder.remembers(layout):
            return layout
        if _goes_before(layout, best):
            best = layout
        if best and not best.missing and not finder.remembers_any:
            break
    return best


def _goes_before(layout: Layout, best: Layout | None) -> bool:
    """Whether a header is fuller than the best one above it; the first complete one stays."""
    if best is None or best.missing:
        complete = best is not None and not layout.missing
        return complete or len(layout.columns) > len(best.columns if best else ())
    return False


class _Finder:
    """Makes layouts of the first rows of one sheet."""

    def __init__(self, rows: Sequence[Sequence[Cell]], options: ReadOptions) -> None:
        self._rows = rows
        self._options = options
        self._required = required_of(options.kind)
        self._chosen = requested(options.mapping)
        self._remembered = {mark: requested(pairs) for mark, pairs in options.remembered}

    @property
    def remembers_any(self) -> bool:
        """Whether any file's headers are known."""
        return bool(self._remembered)

    def remembers(self, layout: Layout) -> bool:
        """Whether a file with these headers was read before."""
        return bool(self._remembered) and layout.fingerprint in self._remembered

    def asked(self, index: int) -> Layout | None:
        """Return the layout whose last header line is at `index`, or whose first is."""
        if index >= len(self._rows):
            return None
        above = self.at(index - 1) if index else None
        return above if above and above.row == index + 1 else self.at(index)

    def at(self, index: int) -> Layout:
        """Return the layout of the header that begins at `index`, of one line or two."""
        one = self._layout(index)
        if not continues(self._rows, index):
            return one
        both, below = self._layout(index, index + 1), self._layout(index + 1)
        if not (below.missing or below.doubled) and len(_used(below)) >= len(_used(both)):
            return one  # a title over a header that needs nothing of it
        return both if one.missing or not both.missing else one

    def _layout(self, *indexes: int) -> Layout:
        lines = [texts_of_line(self._rows[index]) for index in indexes]
        pairs, row = joined(lines), indexes[-1] + 1
        headers = tuple(" ".join(filter(None, pair)) for pair in pairs)
        marks = _found(headers, synonyms().marks)
        names = unique(headers, marks)
        claims = self._claims(pairs, names, marks, row)
        columns = settled(claims)
        used = marks.union(*columns.values())
        dropped = _found(headers, synonyms().dropped) - used
        twice = doubled(claims, columns, self._required)
        rival = {claims[columns[field][0]] for field in twice}
        return Layout(
            row,
            headers,
            columns,
            tuple(at for at, text in enumerate(headers) if text and at not in used | dropped),
            marks,
            self._required,
            twice,
            names,
            tuple(claim if at in used else None for at, claim in enumerate(claims)),
            tuple(tuple(filter(None, line)) for line in lines),
            dropped,
            tuple(name for name, claim in zip(names, claims, strict=True) if claim in rival),
        )

    def _claims(
        self,
        pairs: Sequence[tuple[str, str]],
        names: Sequence[str],
        marks: frozenset[int],
        first: int,
    ) -> list[Claim | None]:
        """Return what each column claims to be; where asked, the cells speak for silent headers."""
        known = self._remembered
        remembered = known.get(_mark_of(names, marks), {}) if known else {}
        by_header = claimed(pairs, names, self._chosen, remembered)
        claims = [None if at in marks else claim for at, claim in enumerate(by_header)]
        if not self._options.guess:
            return claims
        mapped = remembered | self._chosen
        decided = {at for at, name in enumerate(names) if at in marks or fold(name) in mapped}
        found = shapes(self._rows[first:], claims, decided, self._options.rule)
        return [claim or found.get(at) for at, claim in enumerate(claims)]


def _mark_of(names: Sequence[str], marks: frozenset[int]) -> str:
    """Return the fingerprint of a header; our own columns make no other file of a mended one."""
    return fingerprint([name for at, name in enumerate(names) if at not in marks])


def _used(layout: Layout) -> set[int]:
    return set().union(*layout.columns.values())


def _found(headers: Sequence[str], known: frozenset[str]) -> frozenset[int]:
    return frozenset(at for at, header in enumerate(headers) if header and fold(header) in known)


def refusal(layout: Layout | None) -> RefusedError:
    """
    Explain that a sheet has no usable header.

    Only a row in which headers were recognised is quoted: any other could be a person's data, also
    where somebody said that it is the header. One word may stand there by chance.
    """
    labels = synonyms().label_of
    if layout is None:
        return RefusedError("header-not-found", rows=SEARCHED)
    if layout.doubled:
        columns = "、".join(labels[one] for one in layout.doubled)
        rivals = "、".join(text[:_LONGEST_QUOTED] for text in layout.rivals)
        return RefusedError("columns-ambiguous", columns=columns, seen=rivals)
    if not layout.missing:
        return RefusedError("status-not-stated")
    known = _recognised(layout)
    if not known:
        return RefusedError("header-not-in-row", row=layout.row)
    quoted = range(len(layout.headers)) if len(known) > 1 else known
    seen = [text[:_LONGEST_QUOTED] for at in quoted if (text := layout.headers[at])]
    return RefusedError(
        "columns-missing",
        missing="、".join(labels[field] for field in layout.missing),
        seen="、".join(seen[:_MOST_QUOTED]),
        row=layout.row,
    )


def _recognised(layout: Layout) -> list[int]:
    """Return the positions of the texts that are headers for certain."""
    sure = {at for at, one in enumerate(layout.claims) if one and one.strength > Strength.NEAR}
    return sorted(sure | layout.dropped | layout.marks)
