"""Accounts of imports to be reported, every part of them filled."""

from __future__ import annotations

from datetime import UTC, datetime

from callassist.domain.importreport import ImportAccount, MarkUse, ProblemKind
from callassist.domain.roster import ImportReport, ImportStatus, RosterRow, Severity
from callassist.domain.rosterfile import FileKind, Mark

COUNTS = ImportReport(
    status=ImportStatus.APPLIED,
    rows=1_234_567,
    skipped=12,
    accepted=1_234_500,
    rejected=67,
    warned=890,
    added=4_321,
    removed=987,
    changed=654,
    unchanged=1_229_525,
    version="20230702T101112Z-aaaa",
    sha256="ab" * 32,
    lost_by_refusal=7,
)

FULL = ImportAccount(
    at=datetime(2023, 7, 2, 10, 11, 12, tzinfo=UTC),
    user="suzuki",
    source="=お詫びDM_第3便_v2最終_修正<b>.xlsx",
    kind=FileKind.FULL,
    report=COUNTS,
    expected=1_234_568,
    active_rows=1_231_233,
    new_rows=1_234_500,
    base="20230605T101500Z-3f9a",
    problems=(
        ProblemKind("duplicate-copy", Severity.WARNED, 890),
        ProblemKind("duplicate-reference", Severity.REFUSED, 67),
    ),
    marks=(
        MarkUse(Mark.STRUCK, "row", 5, left_out=True),
        MarkUse(Mark.FILLED, "FFFF00", 9, left_out=False),
    ),
    fields=tuple((field, 100 - at) for at, field in enumerate(RosterRow._fields[1:])),
    told=3,
    needs=("rejected-rows", "large-removal"),
    reason="依頼元に確認済み",
    sheets=("低圧需要家", "発電者", "高圧"),
)
