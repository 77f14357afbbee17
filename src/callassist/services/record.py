"""Which items leaked, as far as a row says and as far as its class allows."""

from __future__ import annotations

from callassist.domain.delivery import Delivery
from callassist.domain.pack import Certainty, Incident, ItemClass, LeakedItem, Pack
from callassist.domain.roster import RosterRow, RosterStamp
from callassist.services.views import AnswerLine, ItemView, ReleasedRecord, ShownRecord

ITEM_SEPARATOR = "、"  # how a roster row joins its items (domain.roster)


def released(
    row: RosterRow, incident: Incident, printed: str, stamp: RosterStamp
) -> ReleasedRecord:
    """
    Return what a verified caller may hear of a row: no stored value, only which items leaked.

    That nobody must telephone protects the person, and so the operator learns it here already; why,
    and what became of the letter, belong to stage 2.

    Args:
        row: the verified row.
        incident: the incident of its prefix.
        printed: its number as the letter prints it.
        stamp: the roster it comes from.
    """
    classes = classes_of(row, incident)
    known = classes[0] if len(classes) == 1 else None
    return ReleasedRecord(
        reference=printed,
        prefix=incident.prefix,
        case=_case_of(row, incident, known),
        class_label=known.label if known else "",
        items=items_of(row, incident, classes),
        ask="" if known else incident.ask,
        roster=stamp,
        no_call=Delivery.parse(row.returned).no_call,
    )


def shown(row: RosterRow, incident: Incident, pack: Pack, *, whole: bool) -> ShownRecord:
    """
    Return what the command `show` prints of a row.

    Args:
        row: the row.
        incident: its incident.
        pack: for the answers.
        whole: whether the reader may see the row's own items, or only what is public.
    """
    classes = classes_of(row, incident) if whole else incident.classes
    items = items_of(row, incident, classes) if whole else possible_items(incident, classes)
    return ShownRecord(
        reference=row.reference,
        prefix=incident.prefix,
        incident=incident,
        items=items,
        ask="" if len(classes) == 1 else incident.ask,
        answers=tuple(
            AnswerLine(one.id, one.title, one.heading, one.state)
            for one in pack.answers
            if not one.prefixes or incident.prefix in one.prefixes
        ),
    )


def classes_of(row: RosterRow, incident: Incident) -> tuple[ItemClass, ...]:
    """Return the classes a row can belong to; what the row does not say rules nothing out."""
    case = _case_of(row, incident, None)
    return tuple(
        one
        for one in incident.classes
        if _open(row.voltage, one.voltages)
        and _open(row.party, one.parties)
        and (not case or not one.case or one.case == case)
    )


def items_of(
    row: RosterRow, incident: Incident, classes: tuple[ItemClass, ...]
) -> tuple[ItemView, ...]:
    """Return the row's own items as confirmed, its classes' others, then what is not stated."""
    listed = [name for name in row.items.split(ITEM_SEPARATOR) if name]
    own = {name: _item_named(name, incident) for name in listed}
    confirmed = [
        # A name that the pack does not explain is still said: leaving it out would be a lie.
        ItemView(item.label if item else name, item.plain if item else "", Certainty.CONFIRMED)
        for name, item in own.items()
    ]
    taken = {item.id for item in own.values() if item}
    return (*confirmed, *possible_items(incident, classes, taken), *_silent(incident))


def possible_items(
    incident: Incident, classes: tuple[ItemClass, ...], taken: set[str] | None = None
) -> tuple[ItemView, ...]:
    """
    Return the items of some classes, each once.

    Args:
        incident: whose items they are.
        classes: the classes that come into question.
        taken: ids of items already listed.
    """
    seen = set(taken or ())
    found: list[ItemView] = []
    for one in classes:
        for item in incident.items:
            if item.id in one.items and item.id not in seen:
                seen.add(item.id)
                # One class of several is only a possibility, however sure its items are.
                certainty = one.certainty if len(classes) == 1 else Certainty.POSSIBLE
                found.append(ItemView(item.label, item.plain, certainty))
    return tuple(found)


def _silent(incident: Incident) -> tuple[ItemView, ...]:
    return tuple(ItemView(label, "", Certainty.NOT_STATED) for label in incident.not_stated)


def _open(value: str, allowed: tuple[str, ...]) -> bool:
    return not value or not allowed or value in allowed


def _case_of(row: RosterRow, incident: Incident, known: ItemClass | None) -> str:
    if not row.case:
        return known.case if known else ""
    return next((one.id for one in incident.cases if row.case in {one.mark, one.id}), "")


def _item_named(name: str, incident: Incident) -> LeakedItem | None:
    return next((one for one in incident.items if name in (one.label, *one.aliases)), None)
