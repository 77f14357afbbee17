"""`callassist import`: a roster file becomes the active roster, or the reason why not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from callassist.cli.command import command
from callassist.cli.interruption import asked_to_stop
from callassist.cli.invocation import Invocation, Launchers
from callassist.cli.progress import progress_line
from callassist.domain.errors import CallAssistError, RefusedError, UsageError
from callassist.domain.roster import ImportReport, ImportStatus, RowProblem
from callassist.domain.rosterfile import FileKind

if TYPE_CHECKING:  # the services are loaded by the command that needs them, not by --help
    from callassist.services.importing.request import ImportPlan, RejectedTarget
    from callassist.services.session import Session

FILE_PASSWORD = "CALLASSIST_FILE_PASSWORD"  # noqa: S105 - the variable's name, not a password
PROBLEMS_TOLD = 1000
COUNTS = ("rows", "skipped", "accepted", "rejected", "warned")
CHANGES = ("added", "removed", "changed", "unchanged")


def register(app: typer.Typer, launchers: Launchers) -> None:
    """Add the command."""
    command(app, "import", launchers)(import_roster)


def import_roster(  # noqa: PLR0913 - one parameter an option of the contract
    run: Invocation,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    *,
    supplement: Annotated[bool, typer.Option("--supplement")] = False,
    sheet: Annotated[list[str] | None, typer.Option("--sheet", metavar="S")] = None,
    header_row: Annotated[int | None, typer.Option("--header-row", min=1, metavar="N")] = None,
    mapping: Annotated[list[str] | None, typer.Option("--map", metavar="FIELD=HEADER")] = None,
    encoding: Annotated[str | None, typer.Option("--encoding", metavar="E")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    approve: Annotated[bool, typer.Option("--approve")] = False,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT")] = "",
    problems: Annotated[Path | None, typer.Option("--problems", metavar="FILE")] = None,
) -> int:
    """Read a roster file, compare it with the active roster, and switch to it."""
    from callassist.services.importing.request import (  # noqa: PLC0415 - the stores load late
        Approval,
        ImportRequest,
    )

    request = ImportRequest(
        path=file,
        kind=FileKind.SUPPLEMENT if supplement else FileKind.FULL,
        sheets=tuple(sheet or ()),
        header_row=header_row,
        mapping=tuple(_pair(one) for one in mapping or ()),
        encoding=encoding,
        password=os.environ.get(FILE_PASSWORD),
    )
    approval = Approval(reason) if approve else None
    target = _target(run, file, problems)
    try:
        with (
            run.session() as session,
            progress_line(run) as progress,
            asked_to_stop() as stop,
            session.rosters.planned(request, progress, stop) as plan,
        ):
            unwritten = _write_rejected(session, plan, target)
            report = (
                session.rosters.report_only(plan)
                if dry_run
                else session.rosters.conclude(plan, approval, progress)
            )
    except RefusedError as error:
        # Refused before a row was read: the report says so too, beside the reason.
        return run.fail(error, **_refused())
    return _conclude(run, report, unwritten)


def _refused() -> dict[str, object]:
    counts = dict.fromkeys((*COUNTS, *CHANGES), 0)
    return {
        "status": ImportStatus.REFUSED.value,
        **counts,
        "version": "",
        "sha256": "",
        "problems": [],
    }


def _pair(text: str) -> tuple[str, str]:
    field, equals, header = text.partition("=")
    if not (field and equals and header):
        raise UsageError("map-without-header")
    return field.strip(), header.strip()


def _target(run: Invocation, file: Path, path: Path | None) -> RejectedTarget | None:
    """Return where rejected rows go, known to be fit for them before anything is changed."""
    if path is None:
        return None
    from callassist.services.importing.request import RejectedTarget  # noqa: PLC0415 - as above

    password = run.password(FILE_PASSWORD, "cli.ask.file-password")
    target = RejectedTarget(path, password, run.language)
    target.check(file)
    return target


def _write_rejected(
    session: Session, plan: ImportPlan, target: RejectedTarget | None
) -> CallAssistError | None:
    """Write the rejected rows; why not, where it fails: the import itself stands as reported."""
    if target is None:
        return None
    try:
        session.rosters.write_rejected(plan, target)
    except CallAssistError as error:
        return error
    return None


def _conclude(run: Invocation, report: ImportReport, unwritten: CallAssistError | None) -> int:
    told = _told(run, report)
    if not run.out.as_json:
        _print(run, report)
    if unwritten is not None:
        return run.fail(unwritten, **told)
    if report.status is ImportStatus.NEEDS_APPROVAL:
        return run.fail(RefusedError("needs-approval"), **told)
    if report.status is ImportStatus.REFUSED:
        return run.fail(RefusedError("import-nothing-accepted"), **told)
    if run.out.as_json:
        run.out.json(told)
    return 0


def _told(run: Invocation, report: ImportReport) -> dict[str, object]:
    shown = report.problems[:PROBLEMS_TOLD]
    more = report.problems_more + len(report.problems) - len(shown)
    told: dict[str, object] = {
        "status": report.status.value,
        **{name: getattr(report, name) for name in (*COUNTS, *CHANGES)},
        "version": report.version,
        "sha256": report.sha256,
        "problems": [_problem(run, one) for one in shown],
        "unknown_columns": list(report.unknown_columns),
        "lost_by_refusal": report.lost_by_refusal,
    }
    if more:
        told["problems_more"] = more
    return told


def _problem(run: Invocation, one: RowProblem) -> dict[str, object]:
    told: dict[str, object] = {
        "row": one.row,
        "column": one.column,
        "code": one.code,
        "severity": one.severity.value,
        "message": run.words.text(f"problem.{one.code}.message"),
    }
    return {**told, "sheet": one.sheet} if one.sheet else told


def _print(run: Invocation, report: ImportReport) -> None:
    words = run.words
    run.out.line(words.text(f"cli.import.{report.status.value}", version=report.version))
    for names in (COUNTS, CHANGES):
        run.out.table(
            (words.text(f"count.{name}"), f"{getattr(report, name):>12,}") for name in names
        )
    shown = report.problems[:PROBLEMS_PRINTED]
    run.out.table(
        (
            words.text("cli.import.row", row=one.row),
            one.column,
            words.text(f"problem.{one.code}.message"),
        )
        for one in shown
    )
    if more := report.problems_more + len(report.problems) - len(shown):
        run.out.line(words.text("cli.import.more", count=f"{more:,}"))


PROBLEMS_PRINTED = 20  # a screenful; --json and --problems have the rest
