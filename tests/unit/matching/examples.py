"""The rule and the rows that the tests of matching share; every person is made up."""

from __future__ import annotations

from callassist.domain.reference import ReferenceRule
from callassist.domain.roster import RosterRow

RULE = ReferenceRule(("A", "B", "C"), 7, (3, 4))

TAKAHASHI = RosterRow(
    "A0012345",
    "髙橋　一郎",
    "ﾀｶﾊｼ ｲﾁﾛｳ",
    phone="090-0000-1234",
    supply_point="0500000000000000009876",
)
COMPANY = RosterRow("B0012345", "（株）山田ﾃﾞﾝｷ")
