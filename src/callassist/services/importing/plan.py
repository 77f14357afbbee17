"""From what the children made of a file to the plan a supervisor decides on."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime

from callassist.domain.plans import PlanCounts, PlanRecord, PlanResult, PlanStart
from callassist.domain.roster import ImportReport, ImportStatus
from callassist.services.importing.kept import request_of
from callassist.services.importing.pipeline import Outcome
from callassist.services.importing.request import BASE_DAMAGED, ImportPlan, ImportRequest
from callassist.storage.rosters.planfile import UNKNOWN, PlanFile

REJECTED_ROWS = "rejected-rows"
LARGE_REMOVAL = "large-removal"
COUNT_DIFFERS = "count-differs"
PROBLEMS_KEPT = 100_000
"""So many problems a plan carries with it; its file has all of them."""


def result(
    outcome: Outcome, key: bytes, start: PlanStart, max_removal_share: float | None
) -> PlanResult:
    """
    Return what was built.

    Args:
        outcome: what the children made of the file.
        key: raw key of the version.
        start: what was asked for.
        max_removal_share: of the base; more needs an approval. None: the base is damaged and
            could not be compared.
    """
    built = outcome.built
    counts = _counts(outcome)
    uncompared = (BASE_DAMAGED,) if max_removal_share is None else ()
    removable = (max_removal_share or 0.0) * built.difference.active_rows
    return PlanResult(
        rows=built.rows,
        rows_sha256=built.rows_sha256,
        key=key,
        key_version=outcome.indexed.key_version,
        active_rows=built.difference.active_rows,
        needs=uncompared + _needs(counts, start.expected, removable),
        counts=counts,
    )


def made(
    start: PlanStart,
    request: ImportRequest,
    built: PlanResult,
    beside: PlanFile,
    imported_before: datetime | None,
) -> ImportPlan:
    """
    Return the plan of a version that was built.

    Args:
        start: what was asked for, as it is kept.
        request: the same, with the file's password.
        built: what was built.
        beside: its problems.
        imported_before: when the same file was last switched to, or None.
    """
    return ImportPlan(
        report=_report(start, built, beside),
        needs=built.needs,
        request=request,
        base=start.base,
        rows=built.rows,
        rows_sha256=built.rows_sha256,
        key=built.key,
        key_version=built.key_version,
        active_rows=built.active_rows,
        made_at=start.made_at,
        made_by=start.made_by,
        marks=beside.marks(),
        kinds=beside.kinds(),
        imported_before=imported_before,
    )


def loaded(
    record: PlanRecord, key: bytes, beside: PlanFile, imported_before: datetime | None
) -> ImportPlan:
    """
    Return a plan that was kept.

    Args:
        record: as it was kept, built.
        key: raw key of its version.
        beside: its problems.
        imported_before: when the same file was last switched to, or None.
    """
    built = record.result
    if built is None:
        message = "a plan that was never built cannot be loaded"
        raise ValueError(message)
    plan = made(record.start, request_of(record.start), built, beside, imported_before)
    return replace(plan, key=key, state=record.state)


def expecting(plan: ImportPlan, expected: int | None) -> ImportPlan:
    """
    Return a plan held against another figure of the client.

    Args:
        plan: as it was built; nothing else of it changes.
        expected: how many persons the client says the file has, or None.
    """
    others = tuple(reason for reason in plan.needs if reason != COUNT_DIFFERS)
    differs = expected is not None and expected != plan.report.rows
    needs = (*others, COUNT_DIFFERS) if differs else others
    return replace(
        plan,
        report=replace(plan.report, status=_status(plan.report.accepted, needs)),
        needs=needs,
        request=replace(plan.request, expected=expected),
    )


def _report(start: PlanStart, built: PlanResult, beside: PlanFile) -> ImportReport:
    problems = beside.problems(PROBLEMS_KEPT)
    return ImportReport(
        **asdict(built.counts),
        status=_status(built.counts.accepted, built.needs),
        version=start.version,
        sha256=start.sha256,
        problems=problems,
        problems_more=beside.count() - len(problems),
        unknown_columns=tuple(dict.fromkeys(beside.notes(UNKNOWN))),
    )


def _counts(outcome: Outcome) -> PlanCounts:
    # Copies of a row that stays are no data rows of their own: they move from rows to skipped.
    built, difference = outcome.built, outcome.built.difference
    return PlanCounts(
        rows=built.read_rows - built.copies,
        skipped=built.skipped + built.copies,
        accepted=built.loaded - built.copies - built.differing,
        rejected=built.read_rows - built.loaded + built.differing,
        warned=built.problems.warned_rows,
        added=difference.added,
        removed=difference.removed,
        changed=difference.changed,
        unchanged=difference.unchanged,
        lost_by_refusal=difference.lost_by_refusal,
        left_out=built.left_out,
    )


def _needs(counts: PlanCounts, expected: int | None, removable: float) -> tuple[str, ...]:
    found = {
        REJECTED_ROWS: counts.rejected > 0,
        LARGE_REMOVAL: counts.removed > removable,
        COUNT_DIFFERS: expected is not None and expected != counts.rows,
    }
    return tuple(reason for reason, applies in found.items() if applies)


def _status(accepted: int, needs: tuple[str, ...]) -> ImportStatus:
    if not accepted:
        return ImportStatus.REFUSED
    return ImportStatus.NEEDS_APPROVAL if needs else ImportStatus.DRY_RUN
