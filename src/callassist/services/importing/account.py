"""What the report of an import says, gathered from its plan."""

from __future__ import annotations

from dataclasses import replace

from callassist.domain.changes import ChangeSummary
from callassist.domain.importreport import ImportAccount
from callassist.domain.plans import PlanRecord, PlanState
from callassist.domain.roster import Activation, ImportStatus
from callassist.services.importing.request import ImportPlan
from callassist.storage.rosters.planfile import SHEET, PlanFile


def account(
    made: ImportPlan,
    record: PlanRecord,
    beside: PlanFile,
    summary: ChangeSummary,
    switch: Activation | None,
) -> ImportAccount:
    """
    Return what there is to say of a plan, without anybody's data.

    Args:
        made: the plan.
        record: as it is kept now.
        beside: its sheets.
        summary: what it changes.
        switch: by which it became the active roster, or None.
    """
    applied = record.state is PlanState.APPLIED
    report = replace(made.report, status=ImportStatus.APPLIED) if applied else made.report
    return ImportAccount(
        at=switch.at if switch else made.made_at,
        user=switch.user if switch else made.made_by,
        source=made.source,
        kind=made.kind,
        report=replace(report, problems=()),
        expected=made.expected,
        active_rows=made.active_rows,
        new_rows=made.rows,
        base=made.base,
        problems=made.kinds,
        marks=made.marks,
        fields=summary.fields,
        told=summary.told,
        needs=made.needs,
        reason=switch.reason if switch else "",
        sheets=beside.notes(SHEET),
    )
