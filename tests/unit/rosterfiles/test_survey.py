"""A look at a file tells what reading it would make of it, and why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from callassist.domain.errors import RefusedError
from callassist.domain.rosterfile import ColumnReason, FileKind, FileSurvey, Mark, MarkFound
from callassist.rosterfiles.headers import fingerprint
from callassist.rosterfiles.options import Limits, ReadOptions
from callassist.rosterfiles.survey import survey
from tests.unit.rosterfiles.support import OPTIONS, read_here

PEOPLE = [
    f"A{number:07d},架空 花子,カクウ ハナコ,100-0001,東京都千代田区{number},090-0000-{number:04d}"
    for number in range(1, 9)
]
SILENT = "整理番号,イ,ロ,ハ,ニ,ホ"


def _looked(path: Path, *lines: str, options: ReadOptions = OPTIONS) -> FileSurvey:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return survey(path, options, Limits())


def _fields(found: FileSurvey) -> dict[str, tuple[str, ColumnReason]]:
    return {column.header: (column.field, column.reason) for column in found.sheets[0].columns}


def test_cells_speak_where_the_header_is_silent(tmp_path: Path) -> None:
    """Names, kana, postcodes, addresses and telephones are known by what they look like."""
    found = _fields(_looked(tmp_path / "a.csv", SILENT, *PEOPLE))
    by_content = dict.fromkeys("イロハニホ", ColumnReason.CONTENT)
    assert found == {
        "整理番号": ("reference", ColumnReason.HEADER),
        **{
            name: (field, by_content[name])
            for name, field in zip(
                "イロハニホ", ("name", "kana", "postcode", "address", "phone"), strict=True
            )
        },
    }


def test_a_title_is_no_header_for_what_stands_below_it(tmp_path: Path) -> None:
    """Cells that look like every field make none of the row above the header."""
    title = "お詫び 第3便,,,,,"
    for header in ("整理番号,契約名義,イ,ロ,ハ,ニ", "お客さま番号,イ,ロ,郵便番号,住所,ニ"):
        found = _looked(tmp_path / "a.csv", title, header, *PEOPLE)
        assert found.sheets[0].header_row == 2


def test_a_number_is_known_by_the_rule_of_the_letters(tmp_path: Path) -> None:
    """Even the key is proposed where exactly one column looks like it."""
    found = _fields(_looked(tmp_path / "a.csv", "コード,契約名義", "A0000001,架空 花子"))
    assert found["コード"] == ("reference", ColumnReason.CONTENT)


def test_two_columns_that_look_like_numbers_are_left_to_the_supervisor(tmp_path: Path) -> None:
    """Which of them is the letter's is not ours to guess."""
    found = _looked(tmp_path / "a.csv", "甲,乙,契約名義", "A0000001,A0000002,架空 花子")
    assert found.sheets[0].missing == ("reference",)


def test_reading_guesses_nothing(tmp_path: Path) -> None:
    """What the cells look like is a proposal; only an agreed mapping is read."""
    path = tmp_path / "a.csv"
    _looked(path, SILENT, *PEOPLE)
    with pytest.raises(RefusedError) as caught:
        read_here(path)
    assert caught.value.code == "columns-missing"


def test_a_choice_goes_before_every_guess(tmp_path: Path) -> None:
    """A column that is kept beside the row is no field, whatever it looks like."""
    options = replace(OPTIONS, mapping=(("name", "イ"), ("", "ホ")))
    found = _fields(_looked(tmp_path / "a.csv", SILENT, *PEOPLE, options=options))
    assert (found["イ"], found["ホ"]) == (
        ("name", ColumnReason.CHOSEN),
        ("", ColumnReason.NONE),
    )


def test_a_mapping_is_remembered_by_the_headers(tmp_path: Path) -> None:
    """The next file with the same headers is understood as the last one was."""
    headers = ["番号", "宛先"]
    remembered = ((fingerprint(headers), (("reference", "番号"), ("name", "宛先"))),)
    options = replace(OPTIONS, remembered=remembered)
    found = _looked(tmp_path / "a.csv", "題名", "番号,宛先", "A0000001,架空", options=options)
    assert (found.sheets[0].header_row, set(_fields(found).values())) == (
        2,
        {("reference", ColumnReason.REMEMBERED), ("name", ColumnReason.REMEMBERED)},
    )


def test_the_columns_of_a_survey_have_the_fingerprint_of_the_file(tmp_path: Path) -> None:
    """Whoever stores a mapping needs nothing but what the look has told."""
    lines = ("番号,,宛先,備考,備考,", "A0000001,x,架空,a,b,")
    first = _looked(tmp_path / "a.csv", *lines)
    mark = fingerprint([column.header for column in first.sheets[0].columns])
    options = replace(OPTIONS, remembered=((mark, (("reference", "番号"), ("name", "宛先"))),))
    again = _fields(_looked(tmp_path / "a.csv", *lines, options=options))
    assert again["番号"] == ("reference", ColumnReason.REMEMBERED)


def test_a_fingerprint_is_of_the_headers_and_of_nothing_else() -> None:
    """Width, spaces and empty columns at the end make no other file."""
    assert fingerprint(["整理番号", "ＴＥＬ", ""]) == fingerprint(["整理 番号", "tel"])
    assert fingerprint(["整理番号", "TEL"]) != fingerprint(["TEL", "整理番号"])


def test_the_preview_is_what_reading_makes_of_the_rows(tmp_path: Path) -> None:
    """The same converters and the same words about what is wrong."""
    path = tmp_path / "a.csv"
    found = _looked(path, "整理番号,契約名義", "A0000001,架空", "0000002,架空", "合計,2")
    read = read_here(path)
    preview = found.sheets[0].preview
    assert [dict(row.values) for row in preview] == [
        {"reference": "A0000001", "name": "架空"},
        {"name": "架空"},
    ]
    assert [problem for row in preview for problem in row.problems] == read.problems


def test_rows_marks_and_encoding_of_a_text_file(tmp_path: Path) -> None:
    """Words in a column of their own are counted; the row count is that of reading."""
    found = _looked(tmp_path / "a.csv", "整理番号,契約名義,状態", "A0000001,架空,取消", ",,")
    sheet = found.sheets[0]
    assert (found.encoding, sheet.rows, sheet.marks) == (
        "utf-8",
        2,
        (MarkFound(Mark.CANCELLED, "取消", 1, 2),),
    )


@pytest.mark.parametrize(
    ("name", "header", "kind"),
    [
        ("名簿.csv", "整理番号,契約名義", FileKind.FULL),
        ("名簿_追加分.csv", "整理番号,契約名義", FileKind.SUPPLEMENT),
        ("一覧.csv", "整理番号,返戻理由", FileKind.STATUS),
        ("架電禁止リスト.csv", "整理番号,契約名義", FileKind.STATUS),
    ],
)
def test_the_likely_kind(tmp_path: Path, name: str, header: str, kind: FileKind) -> None:
    """The file's name and its columns tell what it most likely is."""
    assert _looked(tmp_path / name, header, "A0000001,x").kind == kind
