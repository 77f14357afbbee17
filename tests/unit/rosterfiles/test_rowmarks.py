"""What a mark means is said by a supervisor; what nobody speaks of is kept and told."""

from __future__ import annotations

import pytest

from callassist.domain.rosterfile import Mark, MarkFound, Meaning
from callassist.rosterfiles.rowmarks import Judge, RowMarks, Tally, cancelling


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("取消", "取消"),
        ("【取 消】", "取消"),
        ("※対象外", "対象外"),
        ("ｷｬﾝｾﾙ", "キャンセル"),
        ("解約済み", "解約済み"),
        ("鳥取市", ""),
        ("取消の件は連絡済み", ""),
        ("", ""),
    ],
)
def test_only_a_word_of_its_own_cancels(text: str, word: str) -> None:
    """Brackets and width change nothing; a sentence about it says nothing."""
    assert cancelling(text) == word


def test_the_meaning_of_a_kind_goes_before_that_of_all() -> None:
    """Yellow rows go, other colours stay."""
    judge = Judge(
        (Meaning(Mark.FILLED, "", leave_out=False), Meaning(Mark.FILLED, "FFFF00", leave_out=True))
    )
    assert judge.leaves_out([(Mark.FILLED, "FF0000")]) is None
    assert judge.leaves_out([(Mark.FILLED, "FFFF00")]) == (Mark.FILLED, "FFFF00")


def test_what_nobody_spoke_of_is_warned_about_but_colours() -> None:
    """Banding is no meaning."""
    judge = Judge((Meaning(Mark.HIDDEN, "", leave_out=False),))
    borne = [
        (Mark.HIDDEN, ""),
        (Mark.STRUCK, "row"),
        (Mark.STRUCK, "cell"),
        (Mark.FILLED, "FFFF00"),
    ]
    assert judge.doubts(borne) == ["row-struck"]


def test_a_row_is_struck_where_its_key_is() -> None:
    """An old address struck through beside the new one says nothing of the person."""
    marks = RowMarks(struck={2: 0b001, 3: 0b100})
    assert [marks.of(row, keys=0b011) for row in (2, 3, 4)] == [
        [(Mark.STRUCK, "row")],
        [(Mark.STRUCK, "cell")],
        [],
    ]


def test_rows_are_counted_once_a_mark() -> None:
    """Two yellow cells are one yellow row."""
    tally = Tally()
    tally.add(5, [(Mark.FILLED, "FFFF00"), (Mark.FILLED, "FFFF00")])
    tally.add(7, [(Mark.FILLED, "FFFF00")])
    assert tally.found() == (MarkFound(Mark.FILLED, "FFFF00", 2, 5),)
