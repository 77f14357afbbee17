"""What files say of letters, in columns, in words and in titles."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.delivery import Delivery, DeliveryKind
from callassist.domain.roster import Severity
from callassist.domain.rosterfile import FileKind
from callassist.rosterfiles.cells import Cell
from callassist.rosterfiles.layout import find
from callassist.rosterfiles.rows import RowReader, SheetAbout
from callassist.rosterfiles.status import likely_kind, said_by
from callassist.rosterfiles.status_words import read_kind, read_words
from tests.unit.rosterfiles.support import OPTIONS

STATUS = replace(OPTIONS, kind=FileKind.STATUS)


def _text(said: Delivery | None) -> str | None:
    return None if said is None else said.text()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("返戻（転居先不明）", "返戻（転居先不明）"),
        ("返戻", "返戻（理由不明）"),
        ("2023/6/5 返戻 あて所に尋ねあたりません", "返戻 2023-06-05（あて所不明）"),
        ("転居先不明で返戻", "返戻（転居先不明）"),
        ("宛先不明", "返戻（あて所不明）"),
        ("受取辞退のため", "返戻（受取拒否）"),
        ("令和5年6月5日 再発送済み", "再発送（2023-06-05）"),
        ("再送済", "再発送"),
        ("発送停止中", "発送停止"),
        ("電話不可・発送停止", "架電禁止、発送停止"),
        ("返戻、架電禁止", "架電禁止、返戻（理由不明）"),
        ("架電禁止（本人希望）", "架電禁止"),
        ("架電禁止解除", "架電禁止解除"),
        ("発送停止 取消", "発送停止解除"),
        ("返戻なし", ""),
        ("-", ""),
        ("受取拒絶", "返戻（受取拒否）"),
        ("番地不完全", "返戻（住所不完全）"),
        ("不在", None),
        ("再発送希望", None),
        ("再発送予定", None),
        ("架電禁止は不要", None),
        ("架電禁止を検討", None),
        ("契約中", None),
        ("返戻、返戻解除", None),
        ("返戻 転居先不明、返戻 受取拒否", None),
    ],
)
def test_words_in_a_column_of_any_state(text: str, said: str | None) -> None:
    """What is only wished, planned or unclear states nothing."""
    assert said == _text(read_words(text))


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("○", DeliveryKind.NO_CALL, "架電禁止"),
        ("1", DeliveryKind.STOPPED, "発送停止"),
        ("TRUE", DeliveryKind.RESENT, "再発送"),
        ("2023-06-05", DeliveryKind.RESENT, "再発送（2023-06-05）"),
        ("2023-06-05", DeliveryKind.RETURNED, "返戻 2023-06-05（理由不明）"),
        ("2023-06-05", DeliveryKind.NO_CALL, "架電禁止"),
        ("可", DeliveryKind.NO_CALL, "架電禁止解除"),
        ("不可", DeliveryKind.NO_CALL, "架電禁止"),
        ("解除", DeliveryKind.STOPPED, "発送停止解除"),
        ("局留めのまま", DeliveryKind.RETURNED, "返戻（局留めのまま）"),
        ("あて所に尋ね当たりません", DeliveryKind.RETURNED, "返戻（あて所不明）"),
        ("架電禁止", DeliveryKind.RETURNED, "架電禁止"),
        ("×", DeliveryKind.NO_CALL, None),
        ("×", DeliveryKind.RETURNED, None),
        ("無", DeliveryKind.NO_CALL, ""),
        ("お届け済み", DeliveryKind.RETURNED, ""),
        ("同上", DeliveryKind.RETURNED, None),
        ("6月5日", DeliveryKind.RETURNED, None),
        ("45082", DeliveryKind.RETURNED, None),
    ],
)
def test_cells_under_the_heading_of_a_kind(text: str, kind: DeliveryKind, said: str | None) -> None:
    """A mark, a day or a word is enough; a cross could mean either."""
    assert said == _text(read_kind(text, kind))


@given(text=st.text(max_size=60), kind=st.sampled_from(DeliveryKind))
def test_any_cell_is_read(text: str, kind: DeliveryKind) -> None:
    """Whatever stands there is a statement that its text repeats, or none."""
    for said in (read_words(text), read_kind(text, kind)):
        assert said is None or said == Delivery.parse(said.text())


@given(
    state=st.sampled_from(
        [
            "架電禁止",
            "発送停止、返戻（あて所不明）",
            "再発送（2023-06-05）、返戻（局留、返却）",
        ]
    )
)
def test_our_own_words_are_read_as_they_stand(state: str) -> None:
    """A roster that was written out comes back as it was."""
    assert state == _text(read_words(state)) == _text(read_kind(state, DeliveryKind.RETURNED))


def _read(
    headers: list[str], *cells: Cell, titles: tuple[str, ...] = (), status: bool = True
) -> tuple[str | None, list[tuple[str, str, Severity]]]:
    """Return the state that one row states, None where it is refused, and what is said of it."""
    options = STATUS if status else OPTIONS
    layout = find([headers], options)
    assert layout
    reader = RowReader(layout, options, SheetAbout(titles=titles))
    batch = reader.read([["A0000001", *cells]], 2)
    state = batch.accepted.rows[0].returned if batch.accepted else None
    return state, [(one.column, one.code, one.severity) for one in batch.problems]


def test_columns_of_several_kinds_are_taken_together() -> None:
    """A flag, its reason and its day are one return."""
    headers = ["整理番号", "返戻", "返戻理由", "返戻日", "再発送日", "発送停止", "連絡不可"]
    cells = ["○", "転居先不明", "2023/6/5", "2023/6/20", "", "○"]
    expected = "架電禁止、再発送（2023-06-20）、返戻 2023-06-05（転居先不明）"
    assert (expected, []) == _read(headers, *cells)


def test_what_cannot_be_understood_is_refused_or_withheld() -> None:
    """A status file has nothing else to say; a roster has a person, who stays."""
    refused = [("架電禁止", "status-unreadable", Severity.REFUSED)]
    assert (None, refused) == _read(["整理番号", "架電禁止"], "×")
    headers = ["整理番号", "契約名義", "架電禁止"]
    warned = [("架電禁止", "status-unreadable", Severity.WARNED)]
    assert ("", warned) == _read(headers, "見本 太郎", "×", status=False)


def test_a_line_of_a_list_that_states_nothing_is_pointed_out() -> None:
    """It was perhaps forgotten; in a roster most people have no state."""
    blank = [("返戻理由", "status-blank", Severity.WARNED)]
    assert ("", blank) == _read(["整理番号", "氏名", "返戻理由"], "見本 太郎", "")
    headers = ["整理番号", "氏名", "住所", "返戻理由"]
    assert ("", []) == _read(headers, "見本 太郎", "架空市1-2-3", "")


def test_a_title_says_what_each_row_is() -> None:
    """A row's own words go beyond it or against it."""
    titles = ("第3便", "返戻一覧")
    assert ("返戻（理由不明）", []) == _read(["整理番号"], titles=titles)
    assert ("返戻（受取拒否）", []) == _read(["整理番号", "返戻理由"], "受取拒否", titles=titles)
    assert ("架電禁止解除", []) == _read(["整理番号", "状態"], "架電禁止解除", titles=("架電禁止",))


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("返戻一覧", "返戻（理由不明）"),
        ("お詫びDM_架電禁止リスト_0605.xlsx", "架電禁止"),
        ("架電禁止解除リスト", "架電禁止解除"),
        ("再発送分", "再発送"),
        ("返戻・再発送", ""),
        ("返戻分を除く", ""),
        (
            "※返戻となった方には後日あらためて別の便でお送りします。ここには含めていません",
            "",
        ),
        ("※架電禁止の方は黄色", ""),
        ("BOOK1.xlsx", ""),
    ],
)
def test_titles(title: str, said: str) -> None:
    """One that speaks of several kinds, or leaves some out, says nothing of a row."""
    assert said == said_by([title]).text()


@pytest.mark.parametrize(
    ("headers", "titles", "kind"),
    [
        (["整理番号", "返戻理由"], [], FileKind.STATUS),
        (["整理番号"], ["返戻一覧"], FileKind.STATUS),
        (["整理番号", "契約名義", "返戻日"], [], FileKind.STATUS),
        (["整理番号", "契約名義", "住所", "電話番号", "返戻"], [], FileKind.FULL),
        (["整理番号", "契約名義"], [], FileKind.FULL),
        (["整理番号", "契約名義", "取込結果の理由"], [], FileKind.SUPPLEMENT),
    ],
)
def test_what_a_file_most_likely_is(headers: list[str], titles: list[str], kind: FileKind) -> None:
    """A list of states says little else of a person."""
    layout = find([headers], OPTIONS)
    assert layout
    assert kind is likely_kind(layout, titles)


def test_a_column_of_states_in_words_belongs_to_status_files_only() -> None:
    """In a roster 状態 may be the state of anything; there it is kept beside the row."""
    headers = ["整理番号", "契約名義", "状態"]
    assert ("", []) == _read(headers, "見本 太郎", "契約中", status=False)
    assert ("架電禁止", []) == _read(headers, "見本 太郎", "架電禁止")
