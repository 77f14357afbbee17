"""What a file would change, in figures, and why the supervisor must look twice."""

from __future__ import annotations

from dataclasses import dataclass

from callassist.domain.rosterfile import FileKind
from callassist.presenters.rosters.steps import Figure, Remark
from callassist.presenters.rosters.wording import count, figure
from callassist.services.importing.request import ImportPlan
from callassist.words.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class ChangesSheet:
    """
    What a file would change, in figures.

    Args:
        summary: from which roster to which file.
        added, changed, removed, unchanged, rejected: counts of rows.
        spoken: the same as a sentence, for a screen reader.
        warning: why the supervisor must look twice, each reason named, or None.
        needs_approval: whether acknowledgement and reason are asked for.
    """

    summary: str
    added: Figure
    changed: Figure
    removed: Figure
    unchanged: Figure
    rejected: Figure
    spoken: str
    warning: Remark | None
    needs_approval: bool


def changes_sheet(words: Catalogue, plan: ImportPlan) -> ChangesSheet:
    """Return what a plan would change, in figures."""
    report = plan.report
    return ChangesSheet(
        summary=summary_line(words, plan),
        added=figure("＋", report.added),
        changed=figure("", report.changed),
        removed=figure("－", report.removed),
        unchanged=figure("", report.unchanged),
        rejected=figure("", report.rejected),
        spoken=words.text(
            "rosters.bar.spoken",
            added=count(report.added),
            changed=count(report.changed),
            removed=count(report.removed),
            unchanged=count(report.unchanged),
        ),
        warning=_warning(words, plan),
        needs_approval=bool(plan.needs),
    )


def summary_line(words: Catalogue, plan: ImportPlan) -> str:
    """Return from which roster to which file a plan leads."""
    key = "first" if not plan.base else "replace" if plan.kind is FileKind.FULL else plan.kind.value
    return words.text(
        f"rosters.summary.{key}",
        source=plan.source,
        before=count(plan.active_rows),
        rows=count(plan.rows),
    )


def _warning(words: Catalogue, plan: ImportPlan) -> Remark | None:
    needs, report = plan.needs, plan.report
    if not needs:
        return None
    share = report.removed / plan.active_rows if plan.active_rows else 0
    said = [
        words.text(
            f"rosters.need.{need}",
            rejected=count(report.rejected),
            removed=count(report.removed),
            lost=count(report.lost_by_refusal),
            share=f"{share:.1%}",
            expected=count(plan.expected or 0),
            rows=count(report.rows),
        )
        for need in needs
    ]
    return Remark("warn", "\n".join(said))
