"""Rosters, plans and progress turned into what the page shows."""

from __future__ import annotations

from callassist.domain.roster import (
    ImportProgress,
    ImportReport,
    RosterStamp,
    RowProblem,
)
from callassist.domain.rosterfile import FileKind
from callassist.presenters.rosters.models import (
    Figure,
    HistoryLine,
    PlanSheet,
    ProblemLine,
    ProgressLine,
    Remark,
)
from callassist.presenters.shell import moment
from callassist.services.importing.request import ImportPlan
from callassist.words.catalogue import Catalogue


def active_sentence(words: Catalogue, stamps: tuple[RosterStamp, ...]) -> str:
    """Return the sentence about the roster that searches use."""
    for stamp in stamps:
        if stamp.active:
            return words.text(
                "shell.rosters.active", date=moment(words, stamp.as_of), rows=_count(stamp.rows)
            )
    return words.text("shell.rosters.no-roster")


def history_line(words: Catalogue, stamp: RosterStamp) -> HistoryLine:
    """Return a version as a line of the history."""
    return HistoryLine(
        version=stamp.version,
        as_of=moment(words, stamp.as_of),
        source=stamp.source,
        rows=_count(stamp.rows),
        state=words.text("shell.rosters.in-use") if stamp.active else "",
        active=stamp.active,
    )


def progress_line(words: Catalogue, progress: ImportProgress) -> ProgressLine:
    """Return how far an import is."""
    phase = words.text(f"import.phase.{progress.phase.value}")
    if not progress.total:
        return ProgressLine(
            phase, words.text("shell.rosters.rows", rows=_count(progress.done)), None
        )
    done = min(progress.done, progress.total)
    count = words.text("shell.rosters.rows-of", done=_count(done), total=_count(progress.total))
    return ProgressLine(phase, count, done * 1000 // progress.total)


def plan_sheet(words: Catalogue, plan: ImportPlan) -> PlanSheet:
    """Return what a plan would change."""
    report = plan.report
    return PlanSheet(
        summary=_summary(words, plan),
        added=_figure("＋", report.added),
        changed=_figure("", report.changed),
        removed=_figure("－", report.removed),
        unchanged=_figure("", report.unchanged),
        rejected=_figure("", report.rejected),
        sums=_sums(words, report),
        problems=tuple(_problem(words, problem) for problem in report.problems),
        problems_more=_more(words, report.problems_more),
        warning=_warning(words, plan),
        needs_approval=bool(plan.needs),
        possible=report.accepted > 0,
    )


def _summary(words: Catalogue, plan: ImportPlan) -> str:
    key = "first" if not plan.base else "replace" if plan.kind is FileKind.FULL else plan.kind.value
    return words.text(
        f"shell.rosters.summary.{key}",
        source=plan.source,
        before=_count(plan.active_rows),
        rows=_count(plan.rows),
    )


def _sums(words: Catalogue, report: ImportReport) -> str:
    parts = [
        words.text(
            "shell.rosters.sums",
            rows=_count(report.rows),
            accepted=_count(report.accepted),
            rejected=_count(report.rejected),
            skipped=_count(report.skipped),
        )
    ]
    if report.unknown_columns:
        names = words.text("shell.rosters.list-mark").join(report.unknown_columns)
        parts.append(words.text("shell.rosters.unknown-columns", names=names))
    return " ".join(parts)


def _warning(words: Catalogue, plan: ImportPlan) -> Remark | None:
    report = plan.report
    if not report.accepted:
        return Remark("warn", words.text("shell.rosters.nothing-accepted"))
    if not plan.needs:
        return None
    sentences = [
        words.text(
            f"shell.rosters.need.{need}",
            rejected=_count(report.rejected),
            removed=_count(report.removed),
            lost=_count(report.lost_by_refusal),
        )
        for need in plan.needs
    ]
    return Remark("warn", " ".join(sentences), words.text("shell.rosters.need-hint"))


def _problem(words: Catalogue, problem: RowProblem) -> ProblemLine:
    row = f"{problem.row:,}"
    return ProblemLine(
        row=f"{problem.sheet} {row}" if problem.sheet else row,
        column=problem.column,
        state=words.text(f"shell.rosters.severity.{problem.severity.value}"),
        reason=words.text(f"problem.{problem.code}.message"),
        mend=words.text(f"problem.{problem.code}.mend"),
        severity=problem.severity,
    )


def _more(words: Catalogue, more: int) -> str:
    return words.text("shell.rosters.problems-more", count=_count(more)) if more else ""


def _figure(sign: str, count: int) -> Figure:
    return Figure(count, f"{sign} {count:,}" if sign and count else f"{count:,}")


def _count(count: int) -> str:
    return f"{count:,}"
