"""`callassist rosters`: history, switching back, and synthetic samples."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from callassist.cli.command import command, group_of
from callassist.cli.commands import plans
from callassist.cli.commands.backup import purge, repair
from callassist.cli.invocation import Invocation, Launchers
from callassist.domain.roster import RosterStamp


def register(app: typer.Typer, launchers: Launchers) -> None:
    """Add the group and its commands."""
    group = group_of(launchers)
    command(group, "list", launchers)(list_rosters)
    command(group, "activate", launchers)(activate)
    command(group, "purge", launchers)(purge)
    command(group, "repair", launchers)(repair)
    command(group, "sample", launchers)(sample)
    plans.register(group, launchers)
    app.add_typer(group, name="rosters")


def list_rosters(run: Invocation) -> int:
    """List the roster versions, newest first."""
    with run.session() as session:
        stamps = session.rosters.list()
    if run.out.as_json:
        run.out.json({"rosters": [_told(stamp) for stamp in stamps]})
    elif not stamps:
        run.out.line(run.words.text("cli.rosters.none"))
    else:
        run.out.table(_row(run, stamp) for stamp in stamps)
    return 0


def activate(
    run: Invocation,
    version: Annotated[str, typer.Argument(metavar="VERSION")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT")] = "",
) -> int:
    """Switch every search to another version."""
    with run.session() as session:
        session.rosters.activate(version, reason)
    if run.out.as_json:
        run.out.json({"version": version, "status": "active"})
    run.out.line(run.words.text("cli.rosters.activated", version=version))
    return 0


def sample(
    run: Invocation,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    rows: Annotated[int, typer.Option("--rows", min=0, max=20_000_000)],
    seed: Annotated[int, typer.Option("--seed")] = 1,
) -> int:
    """Write a synthetic roster; the file's ending says whether it is xlsx or csv."""
    from callassist.services.samples import write_sample  # noqa: PLC0415 - spreadsheets load late

    write_sample(file, rows, seed)
    if run.out.as_json:
        run.out.json({"file": str(file), "rows": rows})
    run.out.line(run.words.text("cli.rosters.sampled", file=file.name, rows=rows))
    return 0


def _told(stamp: RosterStamp) -> dict[str, object]:
    return {
        "version": stamp.version,
        "as_of": stamp.as_of.isoformat(),
        "rows": stamp.rows,
        "source": stamp.source,
        "sha256": stamp.sha256,
        "active": stamp.active,
    }


def _row(run: Invocation, stamp: RosterStamp) -> tuple[str, ...]:
    active = run.words.text("cli.rosters.active") if stamp.active else ""
    day = stamp.as_of.astimezone().strftime("%Y-%m-%d %H:%M")
    rows = run.words.text("cli.rosters.rows", rows=f"{stamp.rows:,}")
    return (stamp.version, day, rows, stamp.source, active)
