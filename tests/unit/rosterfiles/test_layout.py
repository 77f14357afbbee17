"""The header is found below titles, and its columns are told apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from callassist.rosterfiles.layout import Layout, find, refusal
from tests.unit.rosterfiles.support import OPTIONS

HEADER = ["整理番号", "契約名義", "住所"]


def _found(*rows: list[str], **how: object) -> Layout:
    layout = find(rows, replace(OPTIONS, **how))  # type: ignore[arg-type]  # test shorthand
    assert layout is not None
    return layout


def test_the_header_is_found_below_title_rows() -> None:
    """Titles, dates and blank lines come first in most files."""
    layout = _found(["お詫びDM名簿"], ["", ""], ["2023/06/05 整理番号順"], HEADER)
    assert (layout.row, layout.columns) == (
        4,
        {"reference": (0,), "name": (1,), "address": (2,)},
    )


def test_a_title_over_a_header_without_a_name_column_is_no_part_of_it() -> None:
    """One text over the first column says something of all columns, and names none."""
    layout = _found(["お詫びDM 第3便"], ["整理番号", "お届け先", "住所"])
    assert (layout.headers, layout.missing) == (("整理番号", "お届け先", "住所"), ("name",))


def test_parts_of_a_field_are_gathered_in_order() -> None:
    """住所1–3 are one address, wherever they stand."""
    layout = _found([*HEADER[:2], "住所3", "住所1", "住所2"])
    assert layout.columns["address"] == (3, 4, 2)


def test_a_whole_column_beside_its_second_part_is_the_first() -> None:
    """住所 and 住所2 together are the address."""
    assert _found([*HEADER, "住所2"]).columns["address"] == (2, 3)


def test_who_made_the_contract_goes_before_the_addressee() -> None:
    """A label may be addressed to somebody else; alone, its name is the only one there is."""
    headers = ["整理番号", "送付先氏名", "連絡先", "契約者名", "電話番号", "連絡先電話番号"]
    layout = _found(headers)
    assert (layout.columns["name"], layout.columns["phone"]) == ((3,), (4, 5))
    assert _found(headers[:3]).columns == {"reference": (0,), "name": (1,), "phone": (2,)}


@pytest.mark.parametrize(
    "parts",
    [
        ["都道府県", "住所", "建物名"],
        ["都道府県", "市区町村", "住所", "建物名"],
        ["都道府県", "市区町村", "町名", "番地", "建物名", "部屋番号"],
        ["住所（都道府県）", "住所（市区町村）", "住所（番地）"],
    ],
)
def test_an_address_is_put_together_in_its_own_order(parts: list[str]) -> None:
    """住所 beside its parts is what they leave of it."""
    layout = _found([*HEADER[:2], *parts])
    assert layout.columns["address"] == tuple(range(2, 2 + len(parts)))


@pytest.mark.parametrize("kana", ["カナ", "（フリガナ）"])
def test_a_name_beside_its_family_name_is_the_given_name(kana: str) -> None:
    """契約者名 alone is the whole name, beside 契約者姓 it is a part of it."""
    layout = _found(["整理番号", "契約者姓", "契約者名", f"契約者姓{kana}", f"契約者名{kana}"])
    assert (layout.columns["name"], layout.columns["kana"]) == ((1, 2), (3, 4))


def test_a_line_that_says_how_cells_are_written_names_no_column() -> None:
    """必須 and 半角 below a header change nothing about it."""
    layout = _found([*HEADER, "電話番号"], ["必須", "漢字", "", "半角"])
    assert (layout.row, layout.columns["phone"]) == (1, (3,))


def test_unknown_columns_are_named() -> None:
    """They are kept, so the report can name them."""
    layout = _found([*HEADER, "ロット", "", "敬称", "便"])
    assert [layout.headers[position] for position in layout.unknown] == ["ロット", "便"]


def test_the_usual_header_wins_over_a_synonym() -> None:
    """管理番号 beside 整理番号 is just another column."""
    layout = _found(["管理番号", *HEADER])
    assert layout.columns["reference"] == (1,)
    assert layout.unknown == (0,)


def test_two_equal_required_columns_are_refused() -> None:
    """Which of them is right is not ours to guess."""
    layout = _found(["整理番号", "整理番号", "契約名義"])
    error = refusal(layout)
    assert (error.code, error.params) == (
        "columns-ambiguous",
        {"columns": "整理番号", "seen": "整理番号、整理番号 (2)"},
    )


def test_a_mapping_settles_two_equal_columns() -> None:
    """A header that the caller maps is what he says, even where it appears beside a synonym."""
    layout = _found(["整理番号", "番号X", "契約名義"], mapping=(("reference", "番号X"),))
    assert layout.columns["reference"] == (1,)


def test_a_repeated_optional_column_is_kept_apart() -> None:
    """The first is the field, the second an unknown column."""
    layout = _found([*HEADER, "備考", "備考"])
    assert layout.columns["remarks"] == (3,)
    assert layout.unknown == (4,)


def test_the_callers_header_row_is_taken() -> None:
    """A row that looks like a header first does not win over what the caller says."""
    assert _found(HEADER, HEADER, header_row=2).row == 2


def test_a_header_row_beyond_the_sheet_is_none() -> None:
    """There is no header where there is no row."""
    assert find([HEADER], replace(OPTIONS, header_row=9)) is None


def test_a_missing_column_is_named_with_the_headers_seen() -> None:
    """The supervisor sees which header to mend."""
    error = refusal(_found(["整理番号", "住所"]))
    assert (error.code, error.params["missing"], error.params["seen"]) == (
        "columns-missing",
        "契約名義",
        "整理番号、住所",
    )


def test_a_row_of_data_that_was_taken_for_the_header_is_not_quoted() -> None:
    """Whoever names the wrong row reads no person in the error, also beside a header's own word."""
    persons = (["A0000001", "山田太郎", ""], ["A0000002", "佐藤花子", "備考"])
    errors = [refusal(_found(HEADER, *persons, header_row=row)) for row in (2, 3)]
    assert [("header-not-in-row", None), ("columns-missing", "備考")] == [
        (one.code, one.params.get("seen")) for one in errors
    ]


def test_a_row_of_data_is_never_quoted() -> None:
    """Where no header was recognised, the cells may be a person's."""
    error = refusal(find([["A0000001", "山田太郎", "090-0000-0001"]], OPTIONS))
    assert (error.code, set(error.params)) == ("header-not-found", {"rows"})
