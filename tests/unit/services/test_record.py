"""Which items a row confirms, and which its class makes possible."""

from __future__ import annotations

import pytest

from callassist.domain.pack import Certainty
from callassist.domain.roster import RosterRow
from callassist.services.record import released
from tests.unit.services.fakes import STAMP, A, C

CONFIRMED, POSSIBLE = Certainty.CONFIRMED, Certainty.POSSIBLE


def _items(row: RosterRow) -> list[tuple[str, Certainty]]:
    incident = {"A": A, "C": C}[row.reference[0]]
    record = released(row, incident, row.reference, STAMP)
    return [(item.label, item.certainty) for item in record.items if item.certainty != "not-stated"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            RosterRow("A0000001", "x", voltage="low", items="電話番号、契約名義"),
            [("連絡先電話番号", CONFIRMED), ("契約名義", CONFIRMED), ("力率", POSSIBLE)],
        ),
        (
            RosterRow("A0000001", "x"),
            [("契約名義", POSSIBLE), ("力率", POSSIBLE), ("連絡先電話番号", POSSIBLE)],
        ),
        (
            RosterRow("C0000001", "x", case="①"),
            [("契約名義", CONFIRMED), ("連絡先電話番号", CONFIRMED)],
        ),
        (RosterRow("C0000001", "x", case="C2"), [("契約名義", CONFIRMED)]),
        (RosterRow("C0000001", "x"), [("契約名義", POSSIBLE), ("連絡先電話番号", POSSIBLE)]),
        (
            RosterRow("A0000001", "x", voltage="high", items="顔写真"),
            [("顔写真", CONFIRMED), ("契約名義", POSSIBLE), ("連絡先電話番号", POSSIBLE)],
        ),
    ],
)
def test_lists_items(row: RosterRow, expected: list[tuple[str, Certainty]]) -> None:
    """The row's own items are confirmed, by alias too; an unknown class is only possible."""
    assert expected == _items(row)


@pytest.mark.parametrize(("case", "expected"), [("①", "C1"), ("②", "C2"), ("", "")])
def test_names_the_case(case: str, expected: str) -> None:
    """The case comes from the row; where the row is silent the caller is asked."""
    record = released(RosterRow("C0000001", "x", case=case), C, "C 000-0001", STAMP)
    assert (expected, "" if case else C.ask) == (record.case, record.ask)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("架電禁止", True),
        ("架電禁止、返戻（受取拒否）", True),
        ("返戻（架電禁止）", False),
        ("", False),
    ],
)
def test_says_that_nobody_must_telephone(state: str, expected: bool) -> None:  # noqa: FBT001 - a table's column
    """Stage 1 tells that much; what became of the letter stays where it is."""
    record = released(RosterRow("A0000001", "x", returned=state), A, "A 000-0001", STAMP)
    assert expected == record.no_call
    assert "受取拒否" not in repr(record)
