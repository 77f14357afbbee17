"""What came of an import, for people and as the contract's JSON, and the files it writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

from callassist.cli.invocation import FILE_PASSWORD, Invocation
from callassist.domain.errors import CallAssistError, RefusedError
from callassist.domain.importreport import MarkUse
from callassist.domain.roster import ImportReport, ImportStatus, RowProblem
from callassist.domain.rosterfile import FileKind

if TYPE_CHECKING:  # the services are loaded by the command that needs them, not by --help
    from callassist.services.importing.request import ImportPlan, RejectedTarget
    from callassist.services.session import Session

PROBLEMS_TOLD = 1000
PROBLEMS_PRINTED = 20  # a screenful; --json and --problems have the rest
COUNTS = ("rows", "skipped", "accepted", "rejected", "warned")
CHANGES = ("added", "removed", "changed", "unchanged")


class Papers:
    """
    The files an import leaves beside the roster: rejected rows and a report.

    The import itself stands as reported: what cannot be written is told after it.

    Args:
        language: of the report.
        rejected: where rejected rows go, or None.
        report: where the report goes, or None.
    """

    def __init__(self, language: str, rejected: RejectedTarget | None, report: Path | None) -> None:
        self._language = language
        self._rejected = rejected
        self._report = report
        self.unwritten: CallAssistError | None = None

    @classmethod
    def of(cls, run: Invocation, file: Path, problems: Path | None, report: Path | None) -> Self:
        """
        Look whether both could be written, before anything is changed.

        Args:
            run: the command.
            file: the roster file.
            problems: where rejected rows go, or None.
            report: where the report goes, or None.

        Raises:
            UsageError: one of them cannot be written there.
        """
        if report is not None:
            from callassist.reports import import_report  # noqa: PLC0415 - reports load late

            import_report.check_target(report, file, *filter(None, (problems,)))
        if problems is None:
            return cls(run.language, None, report)
        from callassist.services.importing.request import RejectedTarget  # noqa: PLC0415 - as above

        password = run.password(FILE_PASSWORD, "cli.ask.file-password")
        target = RejectedTarget(problems, password, run.language)
        target.check(file)
        return cls(run.language, target, report)

    def write_rejected(self, session: Session, plan: ImportPlan) -> None:
        """Write the rejected rows, if they were asked for."""
        if self._rejected is not None:
            try:
                # Taken up from another session, the plan does not know what opens its own file:
                # one password is asked for both.
                known = plan.request.password or self._rejected.password
                session.rosters.write_rejected(plan, self._rejected, known)
            except CallAssistError as error:
                self.unwritten = error

    def write_report(self, session: Session, plan: ImportPlan) -> None:
        """Write the report, if it was asked for."""
        if self._report is not None:
            try:
                session.rosters.write_report(plan, self._report, self._language)
            except CallAssistError as error:
                self.unwritten = error


def refused(kind: FileKind) -> dict[str, object]:
    """Return the report of a file that was refused before a row of it was read."""
    counts = dict.fromkeys((*COUNTS, *CHANGES), 0)
    return {
        "status": ImportStatus.REFUSED.value,
        "kind": kind.value,
        **counts,
        "version": "",
        "sha256": "",
        "problems": [],
    }


def conclude(
    run: Invocation, plan: ImportPlan, report: ImportReport, unwritten: CallAssistError | None
) -> int:
    """
    Print what came of an import.

    Args:
        run: the command.
        plan: the plan.
        report: what came of it.
        unwritten: why a file beside it could not be written, or None.

    Returns:
        The exit status.
    """
    told = _told(run, plan, report)
    if not run.out.as_json:
        _print(run, plan, report)
    if unwritten is not None:
        return run.fail(unwritten, **told)
    if report.status is ImportStatus.NEEDS_APPROVAL:
        return run.fail(RefusedError("needs-approval"), **told)
    if report.status is ImportStatus.REFUSED:
        return run.fail(RefusedError("import-nothing-accepted"), **told)
    if run.out.as_json:
        run.out.json(told)
    return 0


def _told(run: Invocation, plan: ImportPlan, report: ImportReport) -> dict[str, object]:
    shown = report.problems[:PROBLEMS_TOLD]
    more = report.problems_more + len(report.problems) - len(shown)
    before = plan.imported_before
    told: dict[str, object] = {
        "status": report.status.value,
        "kind": plan.kind.value,
        **{name: getattr(report, name) for name in (*COUNTS, *CHANGES)},
        "version": report.version,
        "sha256": report.sha256,
        "problems": [_problem(run, one) for one in shown],
        "unknown_columns": list(report.unknown_columns),
        "lost_by_refusal": report.lost_by_refusal,
        "left_out": report.left_out,
        "needs": list(plan.needs),
        "expected": plan.expected,
        "imported_before": before.isoformat() if before else None,
        "marks": [_mark(one) for one in plan.marks],
    }
    if more:
        told["problems_more"] = more
    return told


def _mark(one: MarkUse) -> dict[str, object]:
    return {
        "mark": one.mark.value,
        "detail": one.detail,
        "rows": one.rows,
        "left_out": one.left_out,
    }


def _problem(run: Invocation, one: RowProblem) -> dict[str, object]:
    told: dict[str, object] = {
        "row": one.row,
        "column": one.column,
        "code": one.code,
        "severity": one.severity.value,
        "message": run.words.text(f"problem.{one.code}.message"),
    }
    return {**told, "sheet": one.sheet} if one.sheet else told


def _print(run: Invocation, plan: ImportPlan, report: ImportReport) -> None:
    words = run.words
    run.out.line(words.text(f"cli.import.{report.status.value}", version=report.version))
    for names in (COUNTS, CHANGES):
        run.out.table(
            (words.text(f"count.{name}"), f"{getattr(report, name):>12,}") for name in names
        )
    for line in _remarks(run, plan):
        run.out.line(line)
    shown = report.problems[:PROBLEMS_PRINTED]
    several = len({one.sheet for one in shown}) > 1
    run.out.table(
        (
            *((one.sheet,) if several else ()),
            words.text("cli.import.row", row=one.row),
            one.column,
            words.text(f"problem.{one.code}.message"),
        )
        for one in shown
    )
    if more := report.problems_more + len(report.problems) - len(shown):
        run.out.line(words.text("cli.import.more", count=f"{more:,}"))


def _remarks(run: Invocation, plan: ImportPlan) -> list[str]:
    """Return what else a supervisor should know before deciding."""
    words, said = run.words, []
    if plan.imported_before is not None:
        at = plan.imported_before.astimezone().strftime("%Y-%m-%d %H:%M")
        said.append(words.text("cli.import.before", at=at))
    if plan.expected is not None:
        counts = {"expected": f"{plan.expected:,}", "rows": f"{plan.report.rows:,}"}
        said.append(words.text("cli.import.expected", **counts))
    if plan.report.left_out:
        said.append(words.text("cli.import.left-out", count=f"{plan.report.left_out:,}"))
    said += [words.text(f"import.needs.{one}") for one in plan.needs]
    return said
