"""What changes for one person, a line for each field."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from callassist.domain.changes import ChangeKind, RowChange, Told
from callassist.presenters.rosters.wording import field_name, value_text
from callassist.words.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """
    One field of one person that changes; personal data.

    Args:
        kind: what happens; kind_word: that in a word.
        reference, name: whose; both "" from a person's second line on.
        field: name of the field; old, new: its values, as shown.
        had, has: whether there was a value, and whether there is one now.
        told: when the person was spoken to, and by whom, or "".
    """

    kind: ChangeKind
    kind_word: str
    reference: str
    name: str
    field: str
    old: str
    new: str
    had: bool
    has: bool
    told: str


def change_lines(words: Catalogue, change: RowChange) -> tuple[ChangeLine, ...]:
    """Return the lines of one person: one for each field that changes."""
    here = words.text("rosters.row.there")
    if change.kind is ChangeKind.CHANGED:
        nothing = words.text("rosters.row.nothing")
        fields = [
            (
                field_name(words, one.field),
                value_text(words, one.field, one.old),
                value_text(words, one.field, one.new),
            )
            for one in change.fields
        ]
    else:
        nothing = words.text("rosters.row.absent")
        added = change.kind is ChangeKind.ADDED
        fields = [(words.text("rosters.row.whole"), "" if added else here, here if added else "")]
    return tuple(
        ChangeLine(
            kind=change.kind,
            kind_word=words.text(f"rosters.change.{change.kind.value}"),
            reference="" if place else change.reference,
            name="" if place else change.name,
            field=field,
            old=old or nothing,
            new=new or nothing,
            had=bool(old),
            has=bool(new),
            told="" if place else _told(words, change.told),
        )
        for place, (field, old, new) in enumerate(fields)
    )


def _told(words: Catalogue, told: Told | None) -> str:
    if told is None:
        return ""
    local: datetime = told.at.astimezone()
    return words.text("rosters.told.line", month=local.month, day=local.day, user=told.user)
