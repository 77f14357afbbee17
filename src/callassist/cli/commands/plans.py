"""`callassist rosters waiting|resume|discard|changes|undo`: plans that wait, and the way back."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from callassist.cli.command import command
from callassist.cli.commands.imported import Papers, conclude
from callassist.cli.interruption import asked_to_stop
from callassist.cli.invocation import FILE_PASSWORD, Invocation, Launchers
from callassist.cli.progress import progress_line
from callassist.domain.changes import ChangeFilter, ChangeKind, RowChange
from callassist.domain.errors import RefusedError, UsageError
from callassist.domain.plans import WaitingPlan
from callassist.domain.roster import RosterRow

MOMENT = "%Y-%m-%d %H:%M"


def register(group: typer.Typer, launchers: Launchers) -> None:
    """Add the commands to the group of rosters."""
    command(group, "waiting", launchers)(waiting)
    command(group, "resume", launchers)(resume)
    command(group, "discard", launchers)(discard)
    command(group, "changes", launchers)(changes)
    command(group, "undo", launchers)(undo)


def waiting(run: Invocation) -> int:
    """List imports that wait for a decision or were interrupted."""
    with run.session() as session:
        found = session.rosters.waiting()
    if run.out.as_json:
        run.out.json({"waiting": [_told(one) for one in found]})
    elif not found:
        run.out.line(run.words.text("cli.plans.none"))
    else:
        run.out.table(_row(run, one) for one in found)
    return 0


def resume(  # noqa: PLR0913 - one parameter an option
    run: Invocation,
    plan: Annotated[str, typer.Argument(metavar="PLAN")],
    *,
    approve: Annotated[bool, typer.Option("--approve")] = False,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT")] = "",
    problems: Annotated[Path | None, typer.Option("--problems", metavar="FILE")] = None,
    report: Annotated[Path | None, typer.Option("--report", metavar="FILE.xlsx|.pdf")] = None,
) -> int:
    """Take an import up again and switch to it; one that needs an approval waits on."""
    from callassist.services.importing.request import Approval  # noqa: PLC0415 - stores load late

    with (
        run.session() as session,
        progress_line(run) as progress,
        asked_to_stop() as stop,
    ):
        papers = Papers.of(run, session.rosters.file_of(plan), problems, report)
        secret = os.environ.get(FILE_PASSWORD)
        made = session.rosters.resume(plan, progress, stop, secret)
        papers.write_rejected(session, made)
        approval = Approval(reason) if approve else None
        came = session.rosters.conclude(made, approval, progress)
        papers.write_report(session, made)
    return conclude(run, made, came, papers.unwritten)


def discard(run: Invocation, plan: Annotated[str, typer.Argument(metavar="PLAN")]) -> int:
    """Throw a waiting import away."""
    with run.session() as session:
        if not session.rosters.discard(plan):
            raise RefusedError("import-plan-gone")
    if run.out.as_json:
        run.out.json({"plan": plan, "status": "discarded"})
    run.out.line(run.words.text("cli.plans.discarded"))
    return 0


def undo(
    run: Invocation, reason: Annotated[str, typer.Option("--reason", metavar="TEXT")] = ""
) -> int:
    """Take the last switch back."""
    with run.session() as session:
        stamp = session.rosters.undo(reason)
    if run.out.as_json:
        run.out.json({"version": stamp.version, "status": "active"})
    run.out.line(run.words.text("cli.rosters.activated", version=stamp.version))
    return 0


def changes(  # noqa: PLR0913 - one parameter an option
    run: Invocation,
    plan: Annotated[str, typer.Argument(metavar="PLAN|VERSION")],
    *,
    kind: Annotated[list[ChangeKind] | None, typer.Option("--kind")] = None,
    field: Annotated[str, typer.Option("--field", metavar="FIELD")] = "",
    reference: Annotated[str, typer.Option("--reference", metavar="PREFIX")] = "",
    told: Annotated[bool, typer.Option("--told")] = False,
    limit: Annotated[int, typer.Option("--limit", min=1)] = 200,
) -> int:
    """Show what an import changes, person by person and field by field."""
    if field and field not in RosterRow._fields:
        raise UsageError("usage-option", option="--field")
    wanted = ChangeFilter(tuple(kind or ()), field, reference, told)
    with run.session() as session:
        made = session.rosters.get(plan)
        page = session.rosters.changes(made, wanted, limit)
        summary = session.rosters.change_summary(made)
    if run.out.as_json:
        fields = dict(summary.fields)
        found = [_change(one) for one in page.changes]
        run.out.json({"changes": found, "more": page.more, "fields": fields, "told": summary.told})
        return 0
    run.out.table(
        line for one in page.changes for line in _lines(run.words.text(f"change.{one.kind}"), one)
    )
    if page.more:
        run.out.line(run.words.text("cli.plans.more"))
    return 0


def _told(one: WaitingPlan) -> dict[str, object]:
    return {
        "id": one.id,
        "state": one.state.value,
        "kind": one.kind.value,
        "source": one.source,
        "made_at": one.made_at.isoformat(),
        "made_by": one.made_by,
        "needs": list(one.needs),
        "stale": one.stale,
        "file_there": one.file_there,
    }


def _row(run: Invocation, one: WaitingPlan) -> tuple[str, ...]:
    state = "stale" if one.stale and one.counts else one.state.value
    made = one.made_at.astimezone().strftime(MOMENT)
    return (one.id, made, one.made_by, one.source, run.words.text(f"cli.plans.{state}"))


def _change(one: RowChange) -> dict[str, object]:
    return {
        "kind": one.kind.value,
        "reference": one.reference,
        "name": one.name,
        "fields": [{"field": f.field, "old": f.old, "new": f.new} for f in one.fields],
        "told": {"at": one.told.at.isoformat(), "user": one.told.user} if one.told else None,
    }


def _lines(kind: str, one: RowChange) -> list[tuple[str, ...]]:
    first = (kind, one.reference, one.name, "", "")
    return [first, *(("", "", f.field, f.old, f.new) for f in one.fields)]
