"""Marks of rows through a whole import: what is left out, what stays, and what is told of both."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from openpyxl.styles import Font

from callassist.domain.importreport import MarkUse
from callassist.domain.rosterfile import Mark, Meaning
from callassist.services.importing.request import ImportRequest
from tests.integration.importing.support import HEADER, people, registry_of, service

STRUCK, CANCELLED = 3, 4  # rows as Excel shows them


def marked(path: Path) -> Path:
    """Write six people, one struck through and one with 取消 beside the row."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADER, *people(range(1, 7))):
        sheet.append(row)
    for cell in sheet[STRUCK]:
        cell.font = Font(strike=True)
    sheet.cell(CANCELLED, len(HEADER) + 1).value = "取消"
    book.save(path)
    return path


def test_a_mark_is_told_once_with_what_became_of_it(tmp_path: Path) -> None:
    """Rows left out are told as left out only, rows without a decision as staying only."""
    meaning = Meaning(Mark.STRUCK, "", leave_out=True)
    request = ImportRequest(marked(tmp_path / "roster.xlsx"), meanings=(meaning,))
    plan = service(tmp_path, registry_of(tmp_path)).plan(request)
    assert plan.marks == (
        MarkUse(Mark.CANCELLED, "取消", 1, left_out=False),
        MarkUse(Mark.STRUCK, "row", 1, left_out=True),
    )
    assert (plan.report.rows, plan.report.accepted, plan.report.warned) == (5, 5, 1)
