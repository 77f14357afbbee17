"""From what the children made of a file to the plan a supervisor decides on."""

from __future__ import annotations

from callassist.domain.roster import ImportReport, ImportStatus
from callassist.services.importing.pipeline import Outcome

REJECTED_ROWS = "rejected-rows"
LARGE_REMOVAL = "large-removal"


def needs(outcome: Outcome, max_removal_share: float) -> tuple[str, ...]:
    """Return why a supervisor must approve what was built; empty: nothing speaks against it."""
    difference = outcome.built.difference
    reasons = []
    if _rejected(outcome):
        reasons.append(REJECTED_ROWS)
    if difference.removed > max_removal_share * difference.active_rows:
        reasons.append(LARGE_REMOVAL)
    return tuple(reasons)


def report(version: str, outcome: Outcome, reasons: tuple[str, ...]) -> ImportReport:
    """
    Count what an import comes to.

    Copies of a row that stays are no data rows of their own: they move from `rows` to `skipped`.

    Args:
        version: identifier of the version built.
        outcome: what the children made of the file.
        reasons: why an approval is needed.
    """
    built, problems = outcome.built, outcome.problems.ordered()
    difference = built.difference
    return ImportReport(
        status=_status(outcome, reasons),
        rows=built.read_rows - built.copies,
        skipped=built.skipped + built.copies,
        accepted=_accepted(outcome),
        rejected=_rejected(outcome),
        warned=outcome.problems.warned_rows,
        added=difference.added,
        removed=difference.removed,
        changed=difference.changed,
        unchanged=difference.unchanged,
        version=version,
        sha256=built.file_sha256,
        problems=problems,
        problems_more=outcome.problems.count - len(problems),
        unknown_columns=outcome.unknown_columns,
        lost_by_refusal=difference.lost_by_refusal,
    )


def _status(outcome: Outcome, reasons: tuple[str, ...]) -> ImportStatus:
    if not _accepted(outcome):
        return ImportStatus.REFUSED
    return ImportStatus.NEEDS_APPROVAL if reasons else ImportStatus.DRY_RUN


def _accepted(outcome: Outcome) -> int:
    built = outcome.built
    return built.loaded - built.copies - built.differing


def _rejected(outcome: Outcome) -> int:
    built = outcome.built
    return built.read_rows - built.loaded + built.differing
