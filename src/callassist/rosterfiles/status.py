"""Columns and titles that say what became of a letter, in rosters and in lists of nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from callassist.domain.delivery import UNSTATED, YES, Delivery, DeliveryKind
from callassist.domain.rosterfile import FileKind
from callassist.rosterfiles.cells import Cell, texts_of
from callassist.rosterfiles.headers import claim_of, fold
from callassist.rosterfiles.layout import Layout
from callassist.rosterfiles.notes import Notes
from callassist.rosterfiles.status_words import (
    is_doubtful,
    is_over,
    named,
    read_kind,
    read_words,
    words,
)

FIELDS = ("reference", "name", "returned")
"""Fields that are read of a status file: whose letter, as whom the list knows it, and its state."""

_KIND_OF_PART = MappingProxyType(
    {
        "returned": DeliveryKind.RETURNED,
        "returned:2": DeliveryKind.RETURNED,
        "returned:3": DeliveryKind.RETURNED,
        "returned:4": DeliveryKind.RESENT,
        "returned:5": DeliveryKind.RESENT,
        "returned:6": DeliveryKind.STOPPED,
        "returned:7": DeliveryKind.NO_CALL,
    }
)
_STATED = MappingProxyType(
    {
        DeliveryKind.NO_CALL: Delivery(no_call=True),
        DeliveryKind.STOPPED: Delivery(stopped=True),
        DeliveryKind.RESENT: Delivery(resent_on=YES),
        DeliveryKind.RETURNED: Delivery(returned=UNSTATED),
    }
)
_OF_A_LIST = frozenset({"reference", "name", "kana", "returned", "remarks"})
"""Columns of a list of nothing but states: there, a line that states none was forgotten."""
_LONGEST_TITLE = 40
"""Characters; what is longer, or a sentence, is a note about some of the rows."""
_NOTE = re.compile("^[※注*＊]|。|(?:ます|ません|です|こと|ください)$")
_MOST_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class StateColumn:
    """A column that says what became of letters, and the one kind it is for; None: any."""

    position: int
    header: str
    kind: DeliveryKind | None


def state_columns(layout: Layout, kind: FileKind) -> tuple[StateColumn, ...]:
    """
    Return the columns of a sheet that say what became of letters.

    Args:
        layout: what the columns are.
        kind: of the file; only in a status file a column 状態 or 対応 is one of them.
    """
    places = list(layout.columns.get("returned", ()))
    if kind is FileKind.STATUS:
        keys = layout.columns.get("reference", ())
        places += [
            at
            for at, header in enumerate(layout.headers)
            if fold(header) in words().headers and at not in (*places, *keys)
        ]
    return tuple(StateColumn(at, layout.headers[at], _kind_of(layout, at)) for at in places)


def _kind_of(layout: Layout, position: int) -> DeliveryKind | None:
    """Return what a column is for; one that was only chosen as 返戻 may speak of anything."""
    by_layout, by_header = layout.claims[position], claim_of(layout.headers[position])
    parts = (claim.field for claim in (by_layout, by_header) if claim and ":" in claim.field)
    field = next(parts, by_header.field if by_header else "")
    return _KIND_OF_PART.get(field)


def said_by(titles: Iterable[str]) -> Delivery:
    """
    Return what the names and titles of a status list say of each of its rows.

    Args:
        titles: texts above the header, names of the sheet and the file. The first that speaks
            of any kind decides; where it speaks of several, it says nothing of a row.
    """
    for title in titles:
        kinds = named(title)
        if kinds and not _is_note(title):
            is_clear = len(kinds) == 1 and not is_doubtful(title)
            return _titled(title, next(iter(kinds))) if is_clear else Delivery()
    return Delivery()


def _is_note(title: str) -> bool:
    return len(title) > _LONGEST_TITLE or _NOTE.search(title) is not None


def _titled(title: str, kind: DeliveryKind) -> Delivery:
    return Delivery(lifted=frozenset({kind})) if is_over(title) else _STATED[kind]


def says_state(layout: Layout, titles: Iterable[str]) -> bool:
    """Whether columns or titles of a status file say anything of its letters."""
    return bool(state_columns(layout, FileKind.STATUS)) or said_by(titles) != Delivery()


def likely_kind(layout: Layout, titles: Iterable[str]) -> FileKind:
    """
    Return what a file most likely is.

    Args:
        layout: of one of its sheets.
        titles: as `said_by` takes them.
    """
    if layout.marks:  # rejected rows that we wrote out come back mended
        return FileKind.SUPPLEMENT
    if "name" not in layout.columns:
        return FileKind.STATUS if says_state(layout, titles) else FileKind.FULL
    is_list = layout.columns.keys() <= _OF_A_LIST and "returned" in layout.columns
    return FileKind.STATUS if is_list or said_by(titles) != Delivery() else FileKind.FULL


class StatusField:
    """
    What all columns of a sheet say together of each letter.

    Args:
        layout: what the columns are.
        kind: of the file. In a status file a row that cannot be understood is refused, in a
            roster only its state is withheld.
        titles: of a status list, as `said_by` takes them.
    """

    def __init__(self, layout: Layout, kind: FileKind, titles: Iterable[str]) -> None:
        self._columns = state_columns(layout, kind)
        self._is_status = kind is FileKind.STATUS
        self._is_list = layout.columns.keys() <= _OF_A_LIST
        self._said = said_by(titles) if self._is_status else Delivery()
        self._known: dict[tuple[str, ...], tuple[str, str]] = {}

    def convert(self, columns: Sequence[Sequence[Cell]], notes: Notes) -> list[str]:
        """Return one canonical text a row."""
        if not self._columns:
            return [self._said.text()] * len(columns[0])
        texts = [texts_of(columns[one.position]) for one in self._columns]
        if not self._is_status and not any(map(any, texts)):
            return [""] * len(texts[0])
        return [self._one(row, index, notes) for index, row in enumerate(zip(*texts, strict=True))]

    def _one(self, row: tuple[str, ...], index: int, notes: Notes) -> str:
        known = self._known.get(row)
        if known is None:
            known = self._read(row)
            if len(self._known) < _MOST_REMEMBERED:
                self._known[row] = known
        text, doubtful = known
        if doubtful:
            (notes.refuse if self._is_status else notes.warn)(index, doubtful, "status-unreadable")
        elif not text and self._is_status and self._is_list:
            notes.warn(index, self._columns[0].header, "status-blank")
        return text

    def _read(self, row: tuple[str, ...]) -> tuple[str, str]:
        """Return the row's text, and the header of the column that cannot be understood or ""."""
        found, doubtful = self._said, ""
        for column, text in zip(self._columns, row, strict=True):
            said = read_kind(text, column.kind) if column.kind else read_words(text)
            if said is None:
                doubtful = doubtful or column.header
            else:
                found = found.merged(said)
        return found.text(), doubtful
