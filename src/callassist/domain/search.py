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


@dataclass(frozen=True, slots=True)
class Hit:
    """
    A row that was found.

    Args:
        row_id: key of the row inside its roster version.
        row: the whole row; services mask it before it leaves them.
        tier: how it was found.
        by: what explains the match ("number", "name", "kana", "company", "phone" …).
    """

    row_id: int
    row: RosterRow
    tier: Tier
    by: tuple[str, ...] = ()


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
