"""What a search found, before anyone decides what may be shown of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from callassist.domain.roster import RosterRow


class Tier(StrEnum):
    """How well a row answers the words typed; hits are ordered by it."""

    EXACT = "exact"
    PREFIX = "prefix"
    PART = "part"
    READING = "reading"
    SIMILAR = "similar"
    NEAR = "near"


class Slip(StrEnum):
    """What went wrong between a number on a letter and the number typed."""

    DIGIT = "digit"  # one digit is another
    SWAPPED = "swapped"  # two neighbouring digits changed places
    LETTER = "letter"  # the letter is another, or was heard as a digit
    MISSING = "missing"  # a digit was left out
    EXTRA = "extra"  # a digit was typed that is not there


@dataclass(frozen=True, slots=True)
class Difference:
    """
    Where a typed number differs from a row's; it tells nothing of what stands there.

    Args:
        slip: what went wrong.
        from_end: the place as counted from the row's last digit, 1 for the last; of two swapped
            digits the one nearer the end; 0 for the letter.
    """

    slip: Slip
    from_end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """
    A row that was found.

    Args:
        row_id: key of the row inside its roster version.
        row: the whole row; services mask it before it leaves them.
        tier: how it was found.
        by: what explains the match: which column ("number", "name", "kana", "phone",
            "supply-point"), and what was made of it ("variant", "reading", "romaji", "sound").
        differs: where the number typed differs, for a near miss of a number; else None.
    """

    row_id: int
    row: RosterRow
    tier: Tier
    by: tuple[str, ...] = ()
    differs: Difference | None = None


@dataclass(frozen=True, slots=True)
class SearchResult:
    """
    The best hits, in order, and how many there are in all.

    Args:
        hits: at most the limit asked for.
        total: number of rows found; a lower bound where `total_is_floor`.
        total_is_floor: whether counting stopped at its cap.
        elapsed_ms: the whole search inside the process.
    """

    hits: tuple[Hit, ...]
    total: int
    total_is_floor: bool
    elapsed_ms: float
