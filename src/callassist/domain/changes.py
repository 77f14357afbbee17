"""What a new roster changes, person by person and field by field; personal data throughout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ChangeKind(StrEnum):
    """What happens to a person."""

    ADDED = "added"
    REMOVED = "removed"
    LOST = "lost"  # removed because the file's row was refused
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of `RosterRow` and its values on the active and on the new roster."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Told:
    """A call in which the person was spoken to already: when (aware, UTC) and by whom."""

    at: datetime
    user: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """
    What happens to one person.

    Args:
        kind: what.
        reference: the number; name: the contract name, the new one where it changes.
        fields: of a changed row those that differ; else none.
        told: the last call about this number, or None.
    """

    kind: ChangeKind
    reference: str
    name: str
    fields: tuple[FieldChange, ...] = ()
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class ChangeFilter:
    """
    Which changes are wanted.

    Args:
        kinds: empty: all.
        field: only changed rows in which this field differs; "": any.
        reference: a number or the beginning of one, in any width and case; "": any.
        told: only persons that were spoken to already.
    """

    kinds: tuple[ChangeKind, ...] = ()
    field: str = ""
    reference: str = ""
    told: bool = False


@dataclass(frozen=True, slots=True)
class ChangePage:
    """
    Some of the changes.

    Args:
        changes: by kind and number.
        more: whether there are others behind them.
    """

    changes: tuple[RowChange, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class ChangeSummary:
    """
    How many persons a new roster changes in which field; names nobody.

    Args:
        fields: field of `RosterRow` and how many changed rows differ in it, most first.
        told: persons changed, removed or lost that were spoken to already.
    """

    fields: tuple[tuple[str, int], ...]
    told: int
