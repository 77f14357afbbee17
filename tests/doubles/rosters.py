"""A roster service without a database: synthetic files, plans and changes made to order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from callassist.domain.changes import (
    ChangeFilter,
    ChangeKind,
    ChangePage,
    ChangeSummary,
    FieldChange,
    RowChange,
    Told,
)
from callassist.domain.errors import CallAssistError
from callassist.domain.importreport import ProblemKind
from callassist.domain.plans import HistoryEntry, PlanCounts, PlanState, SwitchKind, WaitingPlan
from callassist.domain.roster import (
    ImportPhase,
    ImportProgress,
    ImportReport,
    ImportStatus,
    RosterStamp,
    RowProblem,
    Severity,
)
from callassist.domain.rosterfile import (
    ColumnFound,
    ColumnReason,
    FileKind,
    FileSurvey,
    Mark,
    MarkFound,
    PreviewRow,
    SheetFound,
)
from callassist.services.importing.plan import expecting
from callassist.services.importing.request import (
    Approval,
    ImportPlan,
    ImportRequest,
    RejectedTarget,
)

MADE = datetime(2023, 6, 7, 0, 30, tzinfo=UTC)
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
    RowProblem(2_044, "整理番号", "duplicate-reference", Severity.REFUSED, "低圧需要家"),
    RowProblem(7_310, "契約名義", "name-missing", Severity.REFUSED, "低圧需要家"),
    RowProblem(9_310, "電話番号", "phone-without-zero", Severity.WARNED, "発電者"),
    RowProblem(9_311, "電話番号", "phone-without-zero", Severity.WARNED, "発電者"),
    RowProblem(12_006, "契約名義", "character-lost", Severity.WARNED, "低圧需要家"),
    RowProblem(12_044, "", "phone-broken", Severity.WARNED, "低圧需要家"),
)
COLUMNS = (
    ColumnFound(0, "お知らせ番号", "reference", ColumnReason.HEADER, ("A0012345", "A0012346")),
    ColumnFound(1, "宛名1", "name", ColumnReason.SIMILAR, ("渡邊 一郎", "株式会社青空商店")),
    ColumnFound(2, "カナ", "kana", ColumnReason.HEADER, ("ワタナベ イチロウ",)),
    ColumnFound(3, "郵便", "postcode", ColumnReason.CONTENT, ("530-0001", "650-0021")),
    ColumnFound(4, "住所1", "address:1", ColumnReason.HEADER, ("大阪市北区梅田", "神戸市中央区")),
    ColumnFound(5, "住所2", "address:2", ColumnReason.HEADER, ("1丁目2番3号", "三宮町4番5号")),
    ColumnFound(6, "連絡先", "phone", ColumnReason.REMEMBERED, ("06-0000-0001",)),
    ColumnFound(7, "地点", "supply_point", ColumnReason.CHOSEN, ("0600000000000000000001",)),
    ColumnFound(8, "ロット", "", ColumnReason.NONE, ("L01",)),
    ColumnFound(9, "敬称", "", ColumnReason.NONE, ("様", "御中")),
)
PREVIEW = (
    PreviewRow(
        3,
        (
            ("reference", "A0012345"),
            ("name", "渡邊 一郎"),
            ("kana", "ワタナベ イチロウ"),
            ("postcode", "530-0001"),
            ("address", "大阪市北区梅田1丁目2番3号"),
            ("phone", "06-0000-0001"),
        ),
    ),
    PreviewRow(
        4,
        (
            ("reference", "A0012346"),
            ("name", "株式会社青空商店"),
            ("postcode", "650-0021"),
            ("address", "神戸市中央区三宮町4番5号"),
        ),
        (RowProblem(4, "連絡先", "phone-without-zero", Severity.WARNED, "低圧需要家"),),
    ),
)
SHEET = SheetFound(
    "低圧需要家", 120_004, hidden=False, header_row=2, columns=COLUMNS, preview=PREVIEW
)
SURVEY = FileSurvey("2" * 64, FileKind.FULL, (SHEET,))
MARKS = (
    MarkFound(Mark.FILLED, "FFFF00", 132, 18),
    MarkFound(Mark.FILLED, "F4B084", 6, 2_044),
    MarkFound(Mark.STRUCK, "", 41, 77),
    MarkFound(Mark.CANCELLED, "取消", 12, 301),
    MarkFound(Mark.HIDDEN, "", 512, 1_024),
)
CHANGES = (
    RowChange(
        ChangeKind.CHANGED,
        "A0012345",
        "渡邊 一郎",
        (FieldChange("items", "契約名義", "契約名義、連絡先電話番号"),),
        Told(datetime(2023, 6, 3, 2, 0, tzinfo=UTC), "watanabe"),
    ),
    RowChange(
        ChangeKind.CHANGED,
        "C0041180",
        "株式会社青空商店",
        (
            FieldChange("case", "①", "②"),
            FieldChange("address", "神戸市中央区三宮町4番5号", "神戸市灘区城内通1番2号"),
        ),
        Told(datetime(2023, 6, 4, 2, 0, tzinfo=UTC), "hara"),
    ),
    RowChange(ChangeKind.REMOVED, "B0027719", "中川 花子"),
    RowChange(ChangeKind.LOST, "A0007001", "山田 次郎"),
    RowChange(ChangeKind.ADDED, "A0152300", "高橋 三郎"),
    RowChange(
        ChangeKind.CHANGED, "A0039921", "佐藤 四郎", (FieldChange("returned", "", "転居先不明"),)
    ),
)
COUNTS = PlanCounts(152_348, 4, 152_348, 0, 1, 512, 66, 1_204, 150_632)
READY = WaitingPlan(
    id="v3",
    state=PlanState.READY,
    kind=FileKind.FULL,
    source="お詫びDM_第4便.xlsx",
    made_at=MADE,
    made_by="saeki",
    counts=COUNTS,
    needs=(),
    stale=False,
    file_there=True,
)
INTERRUPTED = replace(
    READY, id="v4", state=PlanState.INTERRUPTED, source="返戻一覧.csv", counts=None
)


def entry(stamp: RosterStamp, *, undoable: bool = False) -> HistoryEntry:
    """Return the switch by which a version became active."""
    return HistoryEntry(
        version=stamp.version,
        at=stamp.as_of,
        user="saeki",
        reason="",
        how=SwitchKind.IMPORT,
        source=stamp.source,
        rows=stamp.rows,
        kind=FileKind.FULL,
        counts=COUNTS,
        active=stamp.active,
        undoable=undoable,
        there=True,
    )


def make_plan(
    *,
    problems: tuple[RowProblem, ...] = (),
    removed: int = 66,
    kind: FileKind = FileKind.FULL,
    base: str = "v1",
) -> ImportPlan:
    """Return a plan whose counts add up, with these problems and removals."""
    rejected = sum(problem.severity is Severity.REFUSED for problem in problems)
    accepted = 152_348
    added, changed = (512, 1_204) if base else (accepted, 0)
    report = ImportReport(
        status=ImportStatus.NEEDS_APPROVAL if rejected else ImportStatus.DRY_RUN,
        rows=accepted + rejected,
        skipped=4,
        accepted=accepted,
        rejected=rejected,
        warned=len(problems) - rejected,
        added=added,
        removed=removed if base else 0,
        changed=changed,
        unchanged=accepted - added - changed,
        version="v3",
        sha256="2" * 64,
        problems=problems,
        lost_by_refusal=1 if rejected else 0,
    )
    needs = ("rejected-rows",) if rejected else ()
    return ImportPlan(
        report=report,
        needs=needs + (("large-removal",) if removed > 7_600 else ()),
        request=ImportRequest(Path("お詫びDM_第3便.xlsx"), kind),
        base=base,
        rows=accepted,
        rows_sha256="3" * 64,
        key=b"",
        key_version=1,
        active_rows=151_902 if base else 0,
        made_at=MADE,
        made_by="saeki",
        kinds=_kinds(problems),
    )


def _kinds(problems: tuple[RowProblem, ...]) -> tuple[ProblemKind, ...]:
    counted = Counter((one.severity, one.code) for one in problems)
    return tuple(ProblemKind(code, kind, n) for (kind, code), n in counted.most_common())


@dataclass
class FakeRosters:
    """
    Answers as it was told to, and remembers what was asked of it.

    Args:
        stamps: the versions, newest first.
        made: the plan that every file becomes.
        seen: what every file looks like.
        error: raised by `plan` instead; look_error: by `survey`, until a password comes.
        password: of the file, or "": it has none.
        before: when the very same file was switched to.
        plans: what waits; whole: those that need not be read again.
        found: all changes; told: how many of them were spoken to.
        asked: (door, what was handed in).
    """

    stamps: tuple[RosterStamp, ...] = (NOW, OLD)
    made: ImportPlan = field(default_factory=make_plan)
    seen: FileSurvey = SURVEY
    error: CallAssistError | None = None
    look_error: CallAssistError | None = None
    password: str = ""
    before: datetime | None = None
    plans: tuple[WaitingPlan, ...] = ()
    whole: tuple[str, ...] = ()
    found: tuple[RowChange, ...] = CHANGES
    told: int = 2
    asked: list[tuple[Any, ...]] = field(default_factory=list)

    def list(self) -> tuple[RosterStamp, ...]:
        """Return the versions."""
        return self.stamps

    def active(self) -> RosterStamp | None:
        """Return the active one."""
        return next((stamp for stamp in self.stamps if stamp.active), None)

    def history(self) -> tuple[HistoryEntry, ...]:
        """Return a switch a version; the one in force can be undone where there is one before."""
        undoable = len(self.stamps) > 1
        return tuple(entry(one, undoable=undoable and one.active) for one in self.stamps)

    def waiting(self) -> tuple[WaitingPlan, ...]:
        """Return what waits."""
        return self.plans

    def survey(self, request: ImportRequest, cancelled: Callable[[], bool]) -> FileSurvey:
        """Return what the file looks like, or fail."""
        del cancelled
        self.asked.append(("survey", request.path.name, request.mapping, request.header_row))
        if self.look_error is not None:
            raise self.look_error
        self._open(request.password)
        return self.seen

    def imported_at(self, sha256: str) -> datetime | None:
        """Return when the same file was switched to."""
        del sha256
        return self.before

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
        progress(ImportProgress(ImportPhase.READING, 96_000, 152_351, 41_200.0, 27.0))
        return expecting(replace(self.made, request=request), request.expected)

    def expect(self, plan: ImportPlan, expected: int | None) -> ImportPlan:
        """Hold the plan against the figure, as the service does."""
        self.asked.append(("expect", plan.version, expected))
        return expecting(plan, expected)

    def resume(
        self,
        plan: str,
        progress: Callable[[ImportProgress], None],
        cancelled: Callable[[], bool],
        password: str | None = None,
    ) -> ImportPlan:
        """Return the plan that waited, or fail."""
        del progress, cancelled
        self.asked.append(("resume", plan))
        if self.error is not None:
            raise self.error
        if plan not in self.whole:
            self._open(password)
        return replace(self.made, request=replace(self.made.request, password=password))

    def discard(self, plan: ImportPlan | str) -> bool:
        """Forget the plan."""
        name = plan if isinstance(plan, str) else plan.version
        known = name in {one.id for one in self.plans}
        self.plans = tuple(one for one in self.plans if one.id != name)
        self.asked.append(("discard", name))
        return known

    def apply(self, plan: ImportPlan, approval: Approval | None = None) -> ImportReport:
        """Switch to the plan's version."""
        self.asked.append(("apply", plan.version, approval))
        stamp = replace(NOW, version=plan.version, rows=plan.rows)
        self.stamps = (stamp, *(replace(one, active=False) for one in self.stamps))
        return replace(plan.report, status=ImportStatus.APPLIED)

    def changes(
        self, plan: ImportPlan, wanted: ChangeFilter, limit: int, after: RowChange | None
    ) -> ChangePage:
        """Return some of the changes."""
        del plan
        self.asked.append(("changes", wanted, after.reference if after else ""))
        fit = [one for one in self.found if _fits(one, wanted)]
        start = fit.index(after) + 1 if after is not None else 0
        return ChangePage(tuple(fit[start : start + limit]), len(fit) > start + limit)

    def change_summary(self, plan: ImportPlan) -> ChangeSummary:
        """Count the changes by field."""
        del plan
        return ChangeSummary((("items", 640), ("address", 512), ("phone", 52)), self.told)

    def activate(self, version: str, reason: str = "") -> RosterStamp:
        """Switch to a version."""
        self.asked.append(("activate", version, reason))
        self.stamps = tuple(replace(one, active=one.version == version) for one in self.stamps)
        return next(one for one in self.stamps if one.active)

    def undo(self, reason: str = "", of: str = "") -> RosterStamp:
        """Take the last switch back."""
        self.asked.append(("undo", reason, of))
        self.stamps = tuple(
            replace(one, active=place == 1) for place, one in enumerate(self.stamps)
        )
        return self.stamps[1]

    def write_rejected(
        self, plan: ImportPlan, target: RejectedTarget, password: str | None = None
    ) -> int:
        """Say how many rows were written."""
        self.asked.append(("rejected", plan.version, target.path.name, target.password, password))
        self._open(password)
        return plan.report.rejected

    def write_report(self, plan: ImportPlan | str, path: Path, language: str) -> None:
        """Remember what was to be written."""
        version = plan if isinstance(plan, str) else plan.version
        self.asked.append(("report", version, path.name, language))

    def _open(self, password: str | None) -> None:
        if self.password and password != self.password:
            raise CallAssistError("file-password-wrong" if password else "file-encrypted")


def _fits(change: RowChange, wanted: ChangeFilter) -> bool:
    return (
        (not wanted.kinds or change.kind in wanted.kinds)
        and (not wanted.field or wanted.field in {one.field for one in change.fields})
        and change.reference.startswith(wanted.reference)
        and (not wanted.told or change.told is not None)
    )
