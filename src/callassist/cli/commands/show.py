"""`callassist show`: incident, items and answers for one number."""

from __future__ import annotations

from typing import Annotated

import typer

from callassist.cli.command import command
from callassist.cli.invocation import Invocation, Launchers
from callassist.cli.text import argument_or_input
from callassist.domain.pack import Certainty, Incident
from callassist.services.views import ShownRecord

TOLD = (Certainty.CONFIRMED, Certainty.POSSIBLE)  # what is not stated is no item


def register(app: typer.Typer, launchers: Launchers) -> None:
    """Add the command."""
    command(app, "show", launchers)(show)


def show(
    run: Invocation,
    reference: Annotated[str, typer.Argument(metavar="REFERENCE")],
) -> int:
    """Print what may be said about a number; operators get the public part."""
    with run.session() as session:
        record = session.lookup.show(argument_or_input(reference))
    if run.out.as_json:
        run.out.json(_told(record))
    else:
        _print(run, record)
    return 0


def _told(record: ShownRecord) -> dict[str, object]:
    told: dict[str, object] = {
        "reference": record.reference,
        "prefix": record.prefix,
        "incident": _incident(record.incident),
        "items": [
            {
                "item": item.label,
                "explanation": item.plain,
                "certainty": item.certainty.value,
            }
            for item in record.items
            if item.certainty in TOLD
        ],
        "answers": [
            {"id": answer.id, "title": answer.title, "state": answer.state.value}
            for answer in record.answers
        ],
    }
    if record.ask:
        told["ask"] = record.ask
    return told


def _incident(incident: Incident) -> dict[str, object]:
    say = incident.explanation
    return {
        "prefix": incident.prefix,
        "title": incident.title,
        "explanation": {"brief": say.brief, "normal": say.normal, "slow": say.slow},
        "timeline": [{"when": point.when, "what": point.what} for point in incident.timeline],
        "concerned": incident.concerned,
        "recipients": incident.recipients,
        "period": incident.period,
        "not_included": list(incident.not_included),
        "not_stated": list(incident.not_stated),
        "cases": [
            {"id": case.id, "title": case.title, "concerned": case.concerned}
            for case in incident.cases
        ],
    }


def _print(run: Invocation, record: ShownRecord) -> None:
    out, words = run.out, run.words
    out.line(f"{record.reference}  {record.incident.title}")
    out.line()
    out.line(record.incident.explanation.normal)
    out.line()
    out.line(words.text("cli.show.items"))
    out.table(
        ("", words.text(f"certainty.{item.certainty.value}"), item.label, item.plain)
        for item in record.items
    )
    if record.ask:
        out.line()
        out.line(words.text("cli.show.ask", question=record.ask))
    out.line()
    out.line(words.text("cli.show.answers"))
    out.table(
        ("", words.text(f"answer-state.{answer.state.value}"), answer.title)
        for answer in record.answers
    )
