"""A roster service without a database: synthetic versions and a plan made to order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from callassist.domain.errors import CallAssistError
from callassist.domain.roster import (
    ImportPhase,
    ImportProgress,
    ImportReport,
    ImportStatus,
    RosterStamp,
    RowProblem,
    Severity,
)
from callassist.services.importing.request import Approval, ImportPlan, ImportRequest

OLD = RosterStamp(
    version="v1",
    as_of=datetime(2023, 5, 29, 0, 5, tzinfo=UTC),
    rows=151_902,
    source="お詫びDM_第2便.xlsx",
    sha256="0" * 64,
    active=False,
)
NOW = RosterStamp(
    version="v2",
    as_of=datetime(2023, 6, 5, 1, 15, tzinfo=UTC),
    rows=152_348,
    source="お詫びDM_第3便.xlsx",
    sha256="1" * 64,
    active=True,
)
PROBLEMS = (
    RowProblem(18, "整理番号", "duplicate-reference", Severity.REFUSED, "低圧需要家"),
    RowProblem(2_044, "契約名義", "duplicate-reference", Severity.REFUSED, "低圧需要家"),
    RowProblem(9_310, "電話番号", "duplicate-copy", Severity.WARNED, "発電者"),
)


def make_plan(*, problems: tuple[RowProblem, ...] = (), removed: int = 66) -> ImportPlan:
    """Return a plan whose counts add up, with these problems and removals."""
    rejected = sum(problem.severity is Severity.REFUSED for problem in problems)
    accepted = 152_348
    report = ImportReport(
        status=ImportStatus.NEEDS_APPROVAL if rejected else ImportStatus.APPLIED,
        rows=accepted + rejected,
        skipped=4,
        accepted=accepted,
        rejected=rejected,
        warned=len(problems) - rejected,
        added=512,
        removed=removed,
        changed=1_204,
        unchanged=accepted - 512 - 1_204,
        version="v3",
        sha256="2" * 64,
        problems=problems,
        lost_by_refusal=rejected,
    )
    needs = ("rejected-rows",) if rejected else ()
    return ImportPlan(
        report=report,
        needs=needs + (("large-removal",) if removed > 7_600 else ()),
        request=ImportRequest(Path("お詫びDM_第3便.xlsx")),
        base="v1",
        rows=accepted,
        rows_sha256="3" * 64,
        key=b"",
        key_version=1,
        active_rows=151_902,
        made_at=datetime(2023, 6, 5, 1, 10, tzinfo=UTC),
        made_by="supervisor",
    )


class FakeRosters:
    """
    Remembers what was asked of it.

    Args:
        stamps: the versions, newest first.
        plan: what every file becomes.
        error: raised by `plan` instead.
    """

    def __init__(
        self,
        stamps: tuple[RosterStamp, ...] = (NOW, OLD),
        plan: ImportPlan | None = None,
        error: CallAssistError | None = None,
    ) -> None:
        self.stamps = stamps
        self.made = plan or make_plan()
        self.error = error
        self.asked: list[tuple[object, ...]] = []

    def list(self) -> tuple[RosterStamp, ...]:
        """Return the versions."""
        return self.stamps

    def active(self) -> RosterStamp | None:
        """Return the active one."""
        return next((stamp for stamp in self.stamps if stamp.active), None)

    def plan(
        self,
        request: ImportRequest,
        progress: Callable[[ImportProgress], None],
        cancelled: Callable[[], bool],
    ) -> ImportPlan:
        """Return the plan, or fail."""
        self.asked.append(("plan", request.path.name, request.kind, cancelled()))
        if self.error is not None:
            raise self.error
        progress(ImportProgress(ImportPhase.READING, 96_000, 152_351))
        return self.made

    def apply(self, plan: ImportPlan, approval: Approval | None = None) -> ImportReport:
        """Switch to the plan's version."""
        self.asked.append(("apply", plan.version, approval))
        stamp = replace(NOW, version=plan.version, rows=plan.rows)
        self.stamps = (stamp, *(replace(one, active=False) for one in self.stamps))
        return replace(plan.report, status=ImportStatus.APPLIED)

    def discard(self, plan: ImportPlan) -> None:
        """Forget the plan."""
        self.asked.append(("discard", plan.version))

    def activate(self, version: str, reason: str = "") -> RosterStamp:
        """Switch to a version."""
        self.asked.append(("activate", version, reason))
        self.stamps = tuple(replace(one, active=one.version == version) for one in self.stamps)
        return next(one for one in self.stamps if one.active)
