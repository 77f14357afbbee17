"""An incident as the middle of the desk shows it."""

from __future__ import annotations

from callassist.domain.pack import Certainty, Incident, IncidentCase, ItemClass
from callassist.presenters.desk.models import (
    Fact,
    IncidentChoice,
    IncidentSheet,
    ItemLine,
    ItemSheet,
    Length,
)
from callassist.services.record import possible_items
from callassist.services.views import ItemView, ReleasedRecord
from callassist.words.catalogue import Catalogue

MARKS = {
    Certainty.CONFIRMED: "●",
    Certainty.POSSIBLE: "○",
    Certainty.NOT_STATED: "－",
    Certainty.NOT_INCLUDED: "×",
}


def choice_of(incident: Incident) -> IncidentChoice:
    """Return how an incident is known on the screen."""
    return IncidentChoice(incident.prefix, incident.hue, incident.shape, incident.title)


def incident_sheet(
    incident: Incident,
    length: Length,
    class_index: int,
    record: ReleasedRecord | None,
    words: Catalogue,
) -> IncidentSheet:
    """
    Lay an incident out.

    Args:
        incident: what happened.
        length: in which length the explanation is read.
        class_index: class chosen by the operator or known from the row, or -1.
        record: the released record, or None before the verification.
        words: the catalogue of the window's language.
    """
    chosen = incident.classes[class_index] if class_index >= 0 else None
    case = _case(incident, chosen, record)
    told = case.explanation if case else incident.explanation
    return IncidentSheet(
        choice=choice_of(incident),
        title=case.title if case else incident.title,
        text=length.of(told),
        timeline=incident.timeline,
        facts=_facts(incident, case, words),
        items=_items(incident, chosen, record, words),
        know=case.know if case else incident.know,
        never=case.never if case else incident.never,
    )


def first_class(incident: Incident | None) -> int:
    """Return the class to show before anyone knows: none where it would also choose a case."""
    return -1 if incident is None or incident.cases else 0


def class_of_record(incident: Incident, record: ReleasedRecord) -> int:
    """Return the index of the class that the row's label names, or -1."""
    labels = [one.label for one in incident.classes]
    return labels.index(record.class_label) if record.class_label in labels else -1


def _case(
    incident: Incident, chosen: ItemClass | None, record: ReleasedRecord | None
) -> IncidentCase | None:
    wanted = (record.case if record else "") or (chosen.case if chosen else "")
    return next((case for case in incident.cases if case.id == wanted), None)


def _facts(incident: Incident, case: IncidentCase | None, words: Catalogue) -> tuple[Fact, ...]:
    texts = (
        ("concerned", case.concerned if case else incident.concerned),
        ("recipients", incident.recipients),
        ("period", incident.period),
    )
    return tuple(Fact(words.text(f"desk.fact.{key}"), text) for key, text in texts if text)


def _items(
    incident: Incident,
    chosen: ItemClass | None,
    record: ReleasedRecord | None,
    words: Catalogue,
) -> ItemSheet:
    views = _views(incident, chosen, record)
    present = [one for one in Certainty if any(view.certainty is one for view in views)]
    whose = "row" if record else "class"
    legend = [words.text(f"desk.legend.{whose}.{one.value}", mark=MARKS[one]) for one in present]
    open_choice = len(incident.classes) > 1 and not (record and record.class_label)
    return ItemSheet(
        heading=_heading(chosen, record, words),
        items=tuple(_line(view, words) for view in views),
        legend="　".join(legend),
        classes=tuple(one.label for one in incident.classes) if open_choice else (),
        chosen=incident.classes.index(chosen) if chosen else -1,
        ask=record.ask if record and not chosen else "",
    )


def _views(
    incident: Incident, chosen: ItemClass | None, record: ReleasedRecord | None
) -> tuple[ItemView, ...]:
    """Return the row's own items first; before a verification only what its class may have."""
    ruled_out = tuple(ItemView(one, "", Certainty.NOT_INCLUDED) for one in incident.not_included)
    if record and (record.class_label or not chosen):
        return (*record.items, *ruled_out)
    own = record.items if record else ()
    confirmed = tuple(one for one in own if one.certainty is Certainty.CONFIRMED)
    said = {one.label for one in confirmed}
    classes = (chosen,) if chosen else incident.classes
    possible = (one for one in possible_items(incident, classes) if one.label not in said)
    silent = (ItemView(one, "", Certainty.NOT_STATED) for one in incident.not_stated)
    return (*confirmed, *possible, *silent, *ruled_out)


def _line(view: ItemView, words: Catalogue) -> ItemLine:
    word = words.text(f"desk.certainty.{view.certainty.value}")
    return ItemLine(MARKS[view.certainty], view.label, view.plain, view.certainty, word)


def _heading(chosen: ItemClass | None, record: ReleasedRecord | None, words: Catalogue) -> str:
    """Before a verification only what the notice states for the class counts as leaked."""
    sure = chosen is not None and chosen.certainty is Certainty.CONFIRMED
    whose = "row" if record else "notice" if sure else "class"
    heading = words.text(f"desk.items.{whose}")
    return f"{heading} · {chosen.label}" if chosen else heading
