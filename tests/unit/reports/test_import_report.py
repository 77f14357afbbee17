"""The report of an import, as people get it."""

from __future__ import annotations

import base64
import io
import re
import zlib
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from callassist.domain.errors import UsageError
from callassist.domain.importreport import ImportAccount
from callassist.domain.roster import ImportStatus
from callassist.reports import import_account, import_report
from callassist.words.catalogue import LANGUAGES, catalogue
from tests.unit.reports.accounts import COUNTS, FULL

STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
SHOWN = re.compile(rb"\(((?:\\.|[^\\()])*)\) Tj", re.DOTALL)
ESCAPED = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def text_of_pdf(path: Path) -> str:
    """Return every text a PDF of ours shows, without the ends of lines."""
    streams = (
        zlib.decompress(base64.a85decode(found.strip(), adobe=False))
        for found in (one.strip().removesuffix(b"~>") for one in STREAM.findall(path.read_bytes()))
    )
    shown = (piece for stream in streams for piece in SHOWN.findall(stream))
    return "".join(ESCAPED.sub(_sign, piece).decode("utf-16-be") for piece in shown)


def _sign(found: re.Match[bytes]) -> bytes:
    code = found[1]
    return bytes([int(code, 8)]) if len(code) == 3 else SIGNS.get(code, code)


def cells_of(path: Path) -> list[object]:
    """Return every value of a workbook of one sheet."""
    sheet = openpyxl.load_workbook(io.BytesIO(path.read_bytes())).worksheets[0]
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


def texts(account: ImportAccount, language: str) -> list[str]:
    """Return every text and count a report says."""
    told = import_account.sections(account, catalogue(language))
    cells = [cell for section in told for row in section.rows for cell in row]
    return [f"{cell:,}" if isinstance(cell, int) else cell for cell in cells]


@pytest.mark.parametrize("language", LANGUAGES)
def test_pdf_says_everything(tmp_path: Path, language: str) -> None:
    """Whatever the report has to say stands in the PDF, in Japanese and in English."""
    path = tmp_path / "report.pdf"
    import_report.write(path, FULL, catalogue(language))
    said = re.sub(r"\s", "", text_of_pdf(path))
    missing = [text for text in texts(FULL, language) if re.sub(r"\s", "", text) not in said]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_workbook_says_everything(tmp_path: Path, language: str) -> None:
    """Whatever the report has to say stands in the workbook, counts as numbers."""
    path = tmp_path / "report.xlsx"
    import_report.write(path, FULL, catalogue(language))
    told = import_account.sections(FULL, catalogue(language))
    expected = [cell for section in told for row in section.rows for cell in row]
    found = cells_of(path)
    assert [cell for cell in expected if cell not in found] == []


def test_workbook_has_no_formula(tmp_path: Path) -> None:
    """A file whose name begins with an equals sign is a text in its report."""
    path = tmp_path / "report.xlsx"
    import_report.write(path, FULL, catalogue("ja"))
    sheet = openpyxl.load_workbook(path).worksheets[0]
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s", "n"}


def test_counts_add_up_in_words() -> None:
    """The report spells out the two sums of the contract."""
    notes = [section.note for section in import_account.sections(FULL, catalogue("en"))]
    assert "Data rows 1,234,567 = accepted 1,234,500 + rejected 67" in notes
    assert "Accepted 1,234,500 = added 4,321 + changed 654 + unchanged 1,229,525" in notes


def test_expected_count_stands_beside_the_rows() -> None:
    """The client's count is told with the difference to it."""
    lines = [row for one in import_account.sections(FULL, catalogue("en")) for row in one.rows]
    assert ("Count the client told", 1_234_568) in lines
    assert ("Difference to it", -1) in lines


def test_first_import_has_no_way_back() -> None:
    """Where there was no roster before, nothing is said of undoing."""
    first = replace(FULL, base="", active_rows=0)
    notes = "".join(one.note for one in import_account.sections(first, catalogue("en")))
    assert "undo" not in notes


@pytest.mark.parametrize("status", list(ImportStatus))
def test_every_outcome_has_a_report(tmp_path: Path, status: ImportStatus) -> None:
    """A refused or a tried import is reported like an applied one."""
    account = replace(FULL, report=replace(COUNTS, status=status))
    for ending in import_report.WRITERS:
        import_report.write(tmp_path / f"report{ending}", account, catalogue("ja"))
    assert len(list(tmp_path.iterdir())) == len(import_report.WRITERS)


def test_other_endings_are_refused_before_the_import(tmp_path: Path) -> None:
    """An ending that no writer knows is told before anything is done."""
    with pytest.raises(UsageError, match="report-ending"):
        import_report.check_target(tmp_path / "report.docx")


def test_missing_folder_is_refused(tmp_path: Path) -> None:
    """A report into a folder that is not there is told before anything is done."""
    with pytest.raises(UsageError, match="file-unwritable"):
        import_report.check_target(tmp_path / "nowhere" / "report.pdf")
