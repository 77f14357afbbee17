"""Layouts of print houses and spreadsheets: two-line headers, titles, totals, mappings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import xlsxwriter

from callassist.domain.rosterfile import FileKind
from callassist.rosterfiles.options import ReadOptions
from tests.integration.badfiles.case import BadFile, Row, read, refused
from tests.unit.rosterfiles.support import OPTIONS

Write = Callable[[Path], object]


def _csv(*rows: str) -> Write:
    return lambda path: path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def _merged(path: Path) -> None:
    """Write a title, a header of two lines with merged cells, two people and a total."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("低圧")
        sheet.merge_range(0, 0, 0, 6, "お詫びDM　送付先一覧")
        for column, text in ((0, "整理番号"), (6, "電話番号")):
            sheet.merge_range(2, column, 3, column, text)
        sheet.merge_range(2, 1, 2, 2, "契約名義")
        sheet.merge_range(2, 3, 2, 5, "送付先住所")
        sheet.write_row(3, 1, ("姓", "名", 1, 2, 3))
        for row, number in ((4, "A0000001"), (5, "A0000002")):
            sheet.write_row(
                row, 0, (number, "架空", "太郎", "東京都", "千代田区1", "", "03-0000-0001")
            )
        sheet.write_row(7, 0, ("合計", "2件"))


def _sheets(path: Path) -> None:
    """Write a sheet a class, a sheet of notes, and a hidden copy."""
    with xlsxwriter.Workbook(str(path)) as book:
        for name in ("低圧需要家", "発電者", "高圧"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ("整理番号", "契約名義"))
            sheet.write_row(1, 0, (f"A000000{len(name)}", "架空"))
        book.add_worksheet("注意事項").write(0, 0, "取扱注意")
        hidden = book.add_worksheet("控え")
        hidden.write_row(0, 0, ("整理番号", "契約名義"))
        hidden.write_row(1, 0, ("A0000009", "架空"))
        hidden.hide()


PRINTED = "ロット,枝番,整理番号,郵便番号,住所1,住所2,住所3,宛名1,宛名2,敬称"
PRINTED_ROW = "01,1,A0000001,100-0001,東京都,千代田区1,架空ビル,架空 太郎,,様"
ROWS: tuple[Row, ...] = (("整理番号", "契約名義"), ("A0000001", "架空"))
MAPPED: ReadOptions = replace(OPTIONS, mapping=(("reference", "番号"), ("name", "宛先")))
KEPT = replace(OPTIONS, mapping=(("", "電話番号"),))

LAYOUT_FILES: tuple[BadFile, ...] = (
    BadFile("two-lines.xlsx", _merged, read(8, 2)),
    BadFile("two-lines-told.xlsx", _merged, read(8, 2), replace(OPTIONS, header_row=4)),
    BadFile("two-lines-told-first.xlsx", _merged, read(8, 2), replace(OPTIONS, header_row=3)),
    BadFile(
        "two-lines.csv",
        _csv("整理番号,氏名,,住所,", ",姓,名,1,2", "A0000001,架空,太郎,東京都,1"),
        read(3, 1),
    ),
    BadFile(
        "second-line-of-places.csv",
        _csv("整理番号,契約名義,住所,,", ",,1,2,3", "A0000001,架空,東京都,千代田区,1"),
        read(3, 1),
    ),
    BadFile(
        "bands-over-the-header.csv",
        _csv("お客さま,,送付先,", "整理番号,契約名義,郵便番号,住所", "A0000001,架空,100-0001,東京"),
        read(3, 1),
    ),
    BadFile(
        "ticks-under-items.csv",
        _csv("整理番号,契約名義,漏洩項目,", ",,住所,電話番号", "A0000001,架空,○,"),
        read(3, 1),
    ),
    BadFile(
        "header-again.csv",
        _csv("整理番号,契約名義", "A0000001,架空", "整理番号,契約名義", "A0000002,架空"),
        read(4, 2),
    ),
    BadFile(
        "two-lines-again.csv",
        _csv("整理番号,氏名,", ",姓,名", "A0000001,架空,太郎", "整理番号,氏名,", ",姓,名"),
        read(5, 1),
    ),
    BadFile("print-house.csv", _csv(PRINTED, PRINTED_ROW), read(2, 1)),
    BadFile("sheet-a-class.xlsx", _sheets, read(6, 3, (1, "sheet-hidden"))),
    BadFile("hidden-sheet-asked.xlsx", _sheets, read(2, 1), replace(OPTIONS, sheets=("控え",))),
    BadFile(
        "sheet-without-roster-asked.xlsx",
        _sheets,
        refused("header-not-found"),
        replace(OPTIONS, sheets=("注意事項",)),
    ),
    BadFile(
        "sheet-nowhere.xlsx", _sheets, refused("sheet-missing"), replace(OPTIONS, sheets=("無い",))
    ),
    BadFile("own-headers.csv", _csv("番号,宛先", "A0000001,架空"), read(2, 1), MAPPED),
    BadFile(
        "own-headers-unsaid.csv",
        _csv("番号,宛先", "A0000001,架空"),
        refused("columns-missing", "header-not-found"),
    ),
    BadFile(
        "no-header.csv",
        _csv("A0000001,架空 太郎,090-0000-0001", "A0000002,架空 花子,"),
        refused("header-not-found"),
    ),
    BadFile(
        "kept-beside.csv",
        _csv("整理番号,契約名義,電話番号", "A0000001,架空,なし"),
        read(2, 1),
        KEPT,
    ),
    BadFile(
        "second-of-equals.csv",
        _csv("整理番号,整理番号,契約名義", "x,A0000001,架空"),
        read(2, 1),
        replace(OPTIONS, mapping=(("reference", "整理番号 (2)"), ("", "整理番号"))),
    ),
    BadFile(
        "names-twice.csv",
        _csv("整理番号,契約名義,契約名義", "A0000001,架空,架空"),
        refused("columns-ambiguous"),
    ),
    BadFile(
        "totals-and-notes.csv",
        _csv("題名,", "整理番号,契約名義", "A0000001,架空", ",", "小計,1", "※注意,", "以上,"),
        read(7, 1),
    ),
    BadFile(
        "first-year-of-an-era.csv",
        _csv("整理番号,契約名義,発送日", "A0000001,架空,令和元年5月1日", "A0000002,架空,R元.5.1"),
        read(3, 2),
    ),
    BadFile(
        "era-without-a-day.csv",
        _csv("整理番号,契約名義,発送日", "A0000001,架空,令和5年"),
        read(2, 1, (2, "date-unreadable")),
    ),
    BadFile(
        "status.csv",
        _csv("整理番号,返戻理由", "A0000001,あて所不明", "A0000002,転居先不明"),
        read(3, 2),
        replace(OPTIONS, kind=FileKind.STATUS),
    ),
)
