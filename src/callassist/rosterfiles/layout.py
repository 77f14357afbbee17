"""Where a sheet's header is, and which column is which field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from callassist.domain.errors import RefusedError
from callassist.rosterfiles.cells import Cell, text_of
from callassist.rosterfiles.headers import (
    REQUIRED,
    Claim,
    Strength,
    claim_of,
    fold,
    requested,
    synonyms,
)

SEARCHED = 30
"""Rows looked at for the header; titles, notes and dates above it take fewer."""
_LONGEST_QUOTED = 30
_MOST_QUOTED = 40


@dataclass(frozen=True, slots=True)
class Layout:
    """
    What the columns of one sheet are.

    Args:
        row: row of the header, from 1.
        headers: text of every header cell, in order.
        columns: field → positions of its columns; several where the file splits the field.
        unknown: positions of columns with a header nobody knows.
        marks: positions of our own columns beside rejected rows that were written out.
        required: fields without which its rows are of no use.
    """

    row: int
    headers: tuple[str, ...]
    columns: dict[str, tuple[int, ...]]
    unknown: tuple[int, ...]
    marks: frozenset[int] = frozenset()
    required: tuple[str, ...] = REQUIRED

    def named(self, field: str) -> str:
        """Return the header of a field's first column, or "" where the file has none."""
        positions = self.columns.get(field, ())
        return self.headers[positions[0]] if positions else ""

    @property
    def missing(self) -> tuple[str, ...]:
        """Required fields without a column."""
        return tuple(field for field in self.required if field not in self.columns)


def find(
    rows: Sequence[Sequence[Cell]],
    mapping: Sequence[tuple[str, str]],
    header_row: int | None,
    required: tuple[str, ...] = REQUIRED,
) -> Layout | None:
    """
    Return the layout of a sheet by its first rows.

    Args:
        rows: the first rows, from row 1.
        mapping: (field, header) pairs that override the synonyms.
        header_row: row of the header where the caller knows it.
        required: fields without which a header is not complete.

    Returns:
        The first complete header, else the fullest incomplete one, else None.

    Raises:
        RefusedError: two columns claim to be the same required field.
    """
    chosen = requested(mapping)
    if header_row is not None:
        return (
            _layout(rows[header_row - 1], header_row, chosen, required)
            if header_row <= len(rows)
            else None
        )
    best: Layout | None = None
    for number, row in enumerate(rows[:SEARCHED], 1):
        layout = _layout(row, number, chosen, required)
        if not layout.missing:
            return layout
        if layout.columns and (best is None or len(layout.columns) > len(best.columns)):
            best = layout
    return best


def _layout(
    row: Sequence[Cell], number: int, chosen: dict[str, str], required: tuple[str, ...]
) -> Layout:
    headers = tuple(" ".join(text_of(cell).split()) for cell in row)
    marks = _marks(headers)
    claims = [
        _claim(header, chosen) if header and position not in marks else None
        for position, header in enumerate(headers)
    ]
    columns = _columns(claims, required)
    used = marks.union(*columns.values())
    unknown = tuple(
        position for position, header in enumerate(headers) if header and position not in used
    )
    return Layout(number, headers, columns, unknown, marks, required)


def _marks(headers: Sequence[str]) -> frozenset[int]:
    known = synonyms().marks
    return frozenset(at for at, header in enumerate(headers) if header and fold(header) in known)


def _claim(header: str, chosen: dict[str, str]) -> Claim | None:
    field = chosen.get(fold(header))
    if field:
        return Claim(field, Strength.CHOSEN)
    claim = claim_of(header)
    # A field that the caller mapped is taken: its synonyms are ordinary unknown columns.
    return None if claim and claim.field.partition(":")[0] in chosen.values() else claim


def _columns(
    claims: Sequence[Claim | None], required: tuple[str, ...]
) -> dict[str, tuple[int, ...]]:
    """Give every field to its surest column, the first of equals; split fields to their parts."""
    best: dict[str, int] = {}
    for position, claim in enumerate(claims):
        if claim and claim.strength > _strength(claims, best.get(claim.field)):
            best[claim.field] = position
    _refuse_ambiguous(claims, best, required)
    columns: dict[str, tuple[int, ...]] = {
        field: (position,) for field, position in best.items() if ":" not in field
    }
    parts = sorted(field for field in best if ":" in field)
    for name in dict.fromkeys(field.partition(":")[0] for field in parts):
        split = tuple(best[field] for field in parts if field.startswith(f"{name}:"))
        if name not in columns:
            columns[name] = split
        elif f"{name}:1" not in best:
            columns[name] += split  # 住所 beside 住所2 is the first part, not a whole address
    return columns


def _strength(claims: Sequence[Claim | None], position: int | None) -> int:
    claim = None if position is None else claims[position]
    return claim.strength if claim else 0


def _refuse_ambiguous(
    claims: Sequence[Claim | None], best: dict[str, int], required: tuple[str, ...]
) -> None:
    """Refuse two equal claims to a required field: which one is right is not ours to guess."""
    if not all(field in best for field in required):
        return  # a title or a data row that mentions one field twice
    doubled = [field for field in required if claims.count(claims[best[field]]) > 1]
    if doubled:
        labels = synonyms().label_of
        raise RefusedError("columns-ambiguous", columns="、".join(labels[one] for one in doubled))


def refusal(layout: Layout | None) -> RefusedError:
    """
    Explain that no sheet has a usable header.

    Only a row in which some header was recognised is quoted: another could be a person's data.
    """
    if layout is None:
        return RefusedError("header-not-found", rows=SEARCHED)
    labels = synonyms().label_of
    seen = [header[:_LONGEST_QUOTED] for header in layout.headers if header]
    return RefusedError(
        "columns-missing",
        missing="、".join(labels[field] for field in layout.missing),
        seen="、".join(seen[:_MOST_QUOTED]),
        row=layout.row,
    )
