"""What rows of a sheet bear that is no value: fills, strike-through, hiding, 取消 in a cell."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from callassist.domain.rosterfile import Mark, MarkFound, Meaning

WHOLE, PART = "row", "cell"
"""Struck: the number or the name, or only another cell or a part of one."""

Borne = tuple[Mark, str]
"""A mark and which of its kind."""

WORDS = (
    "取消", "取消し", "取り消し", "取消済", "取消済み", "取下げ", "取り下げ",
    "対象外", "送付対象外", "除外", "削除", "削除済", "削除済み", "抹消", "無効",
    "解約", "解約済", "解約済み", "キャンセル",
)  # fmt: skip
"""What people write into a cell of its own to say that the row no longer counts."""

TRIGGERS = ("取", "対象外", "除", "抹消", "無効", "解約", "キャンセル", "ｷｬﾝｾﾙ")
_TRIGGERED = re.compile("|".join(TRIGGERS))
_ENCLOSING = re.compile(r"[\s()\[\]【】<>〈〉《》「」『』※*★●×✕:.。]+")
_LONGEST = 12


@dataclass(slots=True)
class RowMarks:
    """
    The marks of one sheet by row number, as they were found in its bytes.

    Args:
        filled: row → numbers of its cells' colours, as bits.
        colours: the colours by number, as "RRGGBB".
        struck: row → positions of cells struck through as a whole, as bits.
        partly: rows with a cell of which a part is struck through.
        hidden: rows a person would not see.
        words: (row, position) → the word of a cell that says that its row no longer counts;
            filled only where somebody asked for it.
        hidden_columns: positions.
        filtered: whether a filter is set.
    """

    filled: dict[int, int] = field(default_factory=dict)
    colours: list[str] = field(default_factory=list)
    struck: dict[int, int] = field(default_factory=dict)
    partly: set[int] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)
    words: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_columns: tuple[int, ...] = ()
    filtered: bool = False

    def fill(self, row: int, colour: str) -> None:
        """Note that a cell of a row has a colour."""
        if colour not in self.colours:
            self.colours.append(colour)
        self.filled[row] = self.filled.get(row, 0) | 1 << self.colours.index(colour)

    def strike(self, row: int, position: int) -> None:
        """Note that a cell is struck through."""
        self.struck[row] = self.struck.get(row, 0) | 1 << position

    @property
    def any(self) -> bool:
        """Whether any row bears a mark; words apart."""
        return bool(self.filled or self.struck or self.partly or self.hidden)

    def rows(self) -> set[int]:
        """Return the rows that bear a mark; words apart."""
        return {*self.filled, *self.struck, *self.partly, *self.hidden}

    def of(self, row: int, keys: int) -> list[Borne]:
        """
        Return the marks of a row; words apart.

        Args:
            row: its number.
            keys: positions of the columns that say whose row it is, as bits.
        """
        borne: list[Borne] = []
        if row in self.hidden:
            borne.append((Mark.HIDDEN, ""))
        if row in self.struck or row in self.partly:
            whole = self.struck.get(row, 0) & keys
            borne.append((Mark.STRUCK, WHOLE if whole else PART))
        bits = self.filled.get(row, 0)
        borne += ((Mark.FILLED, one) for at, one in enumerate(self.colours) if bits >> at & 1)
        return borne


def cancelling(text: str) -> str:
    """Return the word by which a cell says that its row no longer counts, or ""."""
    if len(text) > _LONGEST or not _TRIGGERED.search(text):
        return ""
    word = _ENCLOSING.sub("", unicodedata.normalize("NFKC", text))
    return word if word in WORDS else ""


def cancelled(texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield index and word of the cells of a column that say so; a column without costs little."""
    joined = "\n".join(texts)
    if any(map(joined.__contains__, TRIGGERS)):
        for index, text in enumerate(texts):
            if word := cancelling(text):
                yield index, word


class Tally:
    """Counts rows by mark and remembers the first of each."""

    def __init__(self) -> None:
        self._rows: Counter[Borne] = Counter()
        self._first: dict[Borne, int] = {}

    def add(self, row: int, borne: Iterable[Borne]) -> None:
        """Count the marks of a row, each once."""
        for one in dict.fromkeys(borne):
            self._rows[one] += 1
            self._first.setdefault(one, row)

    def found(self) -> tuple[MarkFound, ...]:
        """Return what was counted, the commonest of each kind first."""
        order = {mark: place for place, mark in enumerate(Mark)}
        return tuple(
            MarkFound(*one, rows, self._first[one])
            for one, rows in sorted(
                self._rows.items(), key=lambda entry: (order[entry[0][0]], -entry[1], entry[0][1])
            )
        )


class Judge:
    """
    Says what becomes of a row because of its marks.

    Args:
        meanings: what a supervisor said; one that names the kind goes before one for all kinds.
    """

    def __init__(self, meanings: Collection[Meaning]) -> None:
        self._meanings = {(one.mark, one.detail): one.leave_out for one in meanings}

    def leaves_out(self, borne: Iterable[Borne]) -> Borne | None:
        """Return the mark because of which a row is left out, or None."""
        return next((one for one in borne if self._said(one)), None)

    def doubts(self, borne: Iterable[Borne]) -> list[str]:
        """Return the codes of what to warn about: marks that nobody spoke of; fills tell little."""
        codes = {_CODES[mark]: None for mark, kind in borne
                 if mark in _CODES and self._said((mark, kind)) is None}  # fmt: skip
        return list(codes)

    def _said(self, one: Borne) -> bool | None:
        return self._meanings.get(one, self._meanings.get((one[0], "")))


_CODES = {
    Mark.HIDDEN: "row-hidden",
    Mark.STRUCK: "row-struck",
    Mark.CANCELLED: "row-cancelled",
}
