"""`callassist import`: a roster file becomes the active roster, or the reason why not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from callassist.cli.command import command
from callassist.cli.commands.backup import keep_up
from callassist.cli.commands.imported import Papers, conclude, refused
from callassist.cli.interruption import asked_to_stop
from callassist.cli.invocation import FILE_PASSWORD, Invocation, Launchers
from callassist.cli.progress import progress_line
from callassist.domain.errors import RefusedError, UsageError
from callassist.domain.rosterfile import FileKind, Mark, Meaning

if TYPE_CHECKING:  # the services are loaded by the command that needs them, not by --help
    from callassist.services.importing.request import Approval, ImportRequest

MEANINGS = {"keep": False, "leave-out": True}


def register(app: typer.Typer, launchers: Launchers) -> None:
    """Add the command."""
    command(app, "import", launchers)(import_roster)


def import_roster(  # noqa: PLR0913 - one parameter an option of the contract
    run: Invocation,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    *,
    supplement: Annotated[bool, typer.Option("--supplement")] = False,
    status: Annotated[bool, typer.Option("--status")] = False,
    sheet: Annotated[list[str] | None, typer.Option("--sheet", metavar="S")] = None,
    header_row: Annotated[int | None, typer.Option("--header-row", min=1, metavar="N")] = None,
    mapping: Annotated[list[str] | None, typer.Option("--map", metavar="FIELD=HEADER")] = None,
    encoding: Annotated[str | None, typer.Option("--encoding", metavar="E")] = None,
    mark: Annotated[
        list[str] | None, typer.Option("--mark", metavar="MARK[:DETAIL]=keep|leave-out")
    ] = None,
    expect: Annotated[int | None, typer.Option("--expect", min=0, metavar="N")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    approve: Annotated[bool, typer.Option("--approve")] = False,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT")] = "",
    problems: Annotated[Path | None, typer.Option("--problems", metavar="FILE")] = None,
    report: Annotated[Path | None, typer.Option("--report", metavar="FILE.xlsx|.pdf")] = None,
) -> int:
    """Read a roster file, compare it with the active roster, and switch to it."""
    from callassist.services.importing import request as asked  # noqa: PLC0415 - stores load late

    request = asked.ImportRequest(
        path=file,
        kind=_kind(supplement=supplement, status=status),
        sheets=tuple(sheet or ()),
        header_row=header_row,
        mapping=tuple(_pair(one) for one in mapping or ()),
        encoding=encoding,
        password=os.environ.get(FILE_PASSWORD),
        meanings=tuple(_meaning(one) for one in mark or ()),
        expected=expect,
    )
    papers = Papers.of(run, file, problems, report)
    return _import(
        run, request, asked.Approval(reason) if approve else None, papers, dry_run=dry_run
    )


def _import(
    run: Invocation,
    request: ImportRequest,
    approval: Approval | None,
    papers: Papers,
    *,
    dry_run: bool,
) -> int:
    try:
        with run.session() as session:
            with (
                progress_line(run) as progress,
                asked_to_stop() as stop,
                session.rosters.planned(request, progress, stop) as plan,
            ):
                papers.write_rejected(session, plan)
                report = (
                    session.rosters.report_only(plan)
                    if dry_run
                    else session.rosters.conclude(plan, approval, progress)
                )
                papers.write_report(session, plan)
            status = conclude(run, plan, report, papers.unwritten)
            if not dry_run:
                keep_up(session)
    except RefusedError as error:
        # Refused before a row was read: the report says so too, beside the reason.
        return run.fail(error, **refused(request.kind))
    return status


def _kind(*, supplement: bool, status: bool) -> FileKind:
    if supplement and status:
        raise UsageError("usage-option", option="--status")
    if status:
        return FileKind.STATUS
    return FileKind.SUPPLEMENT if supplement else FileKind.FULL


def _pair(text: str) -> tuple[str, str]:
    field, equals, header = text.partition("=")
    if not (field and equals and header):
        raise UsageError("map-without-header")
    return field.strip(), header.strip()


def _meaning(text: str) -> Meaning:
    bearer, _, meaning = text.rpartition("=")
    mark, _, detail = bearer.partition(":")
    if mark not in set(Mark) or meaning not in MEANINGS:
        raise UsageError("mark-without-meaning", marks=", ".join(Mark))
    return Meaning(Mark(mark), detail.strip(), MEANINGS[meaning])
