"""Workbooks in which colours, strike-through, hiding or a word say what no header says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import xlsxwriter
import xlwt
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from callassist.domain.rosterfile import Mark, Meaning
from callassist.rosterfiles.options import ReadOptions
from tests.integration.badfiles.case import BadFile, read
from tests.unit.rosterfiles.support import OPTIONS

HEADER = ("整理番号", "契約名義", "状態")
ROWS = tuple((f"A{number:07d}", "架空 太郎", "") for number in range(1, 7))
Draw = Callable[[Worksheet, Callable[[dict[str, object]], Format]], object]


def _drawn(draw: Draw) -> Callable[[Path], object]:
    """Write a roster of six rows, then draw on it; the first person stands on row 2."""

    def write(path: Path) -> None:
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet("名簿")
            for number, row in enumerate((HEADER, *ROWS)):
                sheet.write_row(number, 0, row)
            draw(sheet, book.add_format)

    return write


def _styled(*rows: int, **style: object) -> Draw:
    """Write rows (as Excel numbers them) again in a style."""

    def draw(sheet: Worksheet, add_format: Callable[[dict[str, object]], Format]) -> None:
        for row in rows:
            sheet.write_row(row - 1, 0, ROWS[row - 2], add_format(style))

    return draw


def _said(word: str, row: int = 3, column: int = 2) -> Draw:
    return lambda sheet, _: sheet.write(row - 1, column, word)


def _part_struck(sheet: Worksheet, add_format: Callable[[dict[str, object]], Format]) -> None:
    struck = add_format({"font_strikeout": True})
    sheet.write_rich_string(2, 2, struck, "旧い控え", "新しい控え")


def _runs_struck(sheet: Worksheet, add_format: Callable[[dict[str, object]], Format]) -> None:
    struck = add_format({"font_strikeout": True})
    sheet.write_rich_string(2, 1, struck, "架空", struck, " 太郎")


def _filtered(sheet: Worksheet, _: object) -> None:
    sheet.autofilter(0, 0, 6, 2)
    sheet.filter_column(0, "x == A0000001")
    for row in range(2, 7):
        sheet.set_row(row, None, None, {"hidden": True})


def _means(mark: Mark, detail: str = "", *, leave_out: bool = True) -> ReadOptions:
    return replace(OPTIONS, meanings=(Meaning(mark, detail, leave_out),))


def _case(
    name: str, draw: Draw, accepted: int, *problems: tuple[int, str], options: ReadOptions = OPTIONS
) -> BadFile:
    return BadFile(f"{name}.xlsx", _drawn(draw), read(7, accepted, *problems), options)


def _old(path: Path) -> None:
    """Write an .xls with a yellow, a struck, a hidden row, a hidden column and a failed formula."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("名簿", cell_overwrite_ok=True)
    styles = {
        2: xlwt.easyxf("pattern: pattern solid, fore_colour yellow"),
        3: xlwt.easyxf("font: struck_out on"),
    }
    for number, row in enumerate((HEADER, *ROWS)):
        for column, value in enumerate((*row[:2], "" if number else "電話番号", "ロット")):
            sheet.row(number).write(column, value, styles.get(number, xlwt.Style.default_style))
    sheet.row(5).set_cell_error(2, "#REF!")
    sheet.row(4).hidden = True
    sheet.col(3).hidden = True
    book.save(str(path))


OLD_MARKS = ((4, "row-struck"), (5, "row-hidden"), (6, "formula-error"))
STRUCK = _styled(3, 4, font_strikeout=True)
YELLOW = _styled(3, bg_color="#FFFF00")

MARKED_FILES: tuple[BadFile, ...] = (
    _case("yellow", YELLOW, 6),
    _case("yellow-out", YELLOW, 5, options=_means(Mark.FILLED, "FFFF00")),
    _case("other-colour-out", YELLOW, 6, options=_means(Mark.FILLED, "FF0000")),
    _case("every-colour-out", YELLOW, 5, options=_means(Mark.FILLED)),
    _case("banded", _styled(2, 4, 6, bg_color="#DDEBF7"), 6),
    BadFile("old-marks.xls", _old, read(7, 6, *OLD_MARKS)),
    BadFile("old-yellow-out.xls", _old, read(7, 5, *OLD_MARKS), _means(Mark.FILLED, "FFFF00")),
    _case("white", _styled(3, bg_color="#FFFFFF"), 6, options=_means(Mark.FILLED)),
    _case("struck", STRUCK, 6, (3, "row-struck"), (4, "row-struck")),
    _case("struck-out", STRUCK, 4, options=_means(Mark.STRUCK, "row")),
    _case("struck-kept", STRUCK, 6, options=_means(Mark.STRUCK, leave_out=False)),
    _case("struck-in-part", _part_struck, 6, (3, "row-struck")),
    _case(
        "struck-in-part-kept",
        _part_struck,
        6,
        (3, "row-struck"),
        options=_means(Mark.STRUCK, "row"),
    ),
    _case("struck-by-runs-out", _runs_struck, 5, options=_means(Mark.STRUCK, "row")),
    _case("cancelled", _said("取消"), 6, (3, "row-cancelled")),
    _case("cancelled-in-brackets", _said("【 対象外 】"), 6, (3, "row-cancelled")),
    _case("cancelled-beside", _said("削除", column=6), 6, (3, "row-cancelled")),
    _case("cancelled-out", _said("解約済"), 5, options=_means(Mark.CANCELLED)),
    _case(
        "cancelled-other-out",
        _said("取消"),
        6,
        (3, "row-cancelled"),
        options=_means(Mark.CANCELLED, "削除"),
    ),
    _case("called-cancelled", _said("取消", column=1), 6),
    _case("word-in-a-sentence", _said("取消の連絡を待つ"), 6),
    _case(
        "hidden-rows",
        lambda sheet, _: sheet.set_row(2, None, None, {"hidden": True}),
        6,
        (3, "row-hidden"),
    ),
    _case("no-height", lambda sheet, _: sheet.set_row(2, 0), 6, (3, "row-hidden")),
    _case("filtered", _filtered, 6, *((row, "row-hidden") for row in range(3, 8))),
    _case("filtered-out", _filtered, 1, options=_means(Mark.HIDDEN)),
    _case(
        "hidden-column", lambda sheet, _: sheet.set_column(1, 1, None, None, {"hidden": True}), 6
    ),
)
