"""Writes the synthetic roster as the files that are imported: ten columns, csv or xlsx."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import xlsxwriter

from benchmarks import synthetic

HEADER = (
    "整理番号", "契約名義", "フリガナ", "郵便番号", "住所", "電話番号",
    "供給地点特定番号", "電圧区分", "区分", "漏洩項目",
)  # fmt: skip
WORDS = {"low": "低圧", "consumer": "需要家"}


def write(path: Path, rows: int) -> None:
    """Write a roster of `rows` persons; the ending of `path` says how."""
    writer = {".csv": _write_csv, ".xlsx": _write_xlsx}[path.suffix]
    writer(path, _lines(rows))


def _lines(rows: int) -> Iterator[tuple[str, ...]]:
    yield HEADER
    for row in synthetic.rows(rows):
        yield tuple(WORDS.get(value, value) for value in row[: len(HEADER)])


def _write_csv(path: Path, lines: Iterator[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(lines)


def _write_xlsx(path: Path, lines: Iterator[tuple[str, ...]]) -> None:
    # Kept in memory, because the streaming mode does not share strings as Excel does.
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("名簿")
        for number, line in enumerate(lines):
            for column, value in enumerate(line):
                sheet.write_string(number, column, value)
