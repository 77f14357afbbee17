"""A small pack, a roster held in memory and stores that remember, for the services' tests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from callassist.domain.access import AccessEntry
from callassist.domain.accounts import Role
from callassist.domain.calls import Call
from callassist.domain.pack import (
    Answer,
    AnswerState,
    Certainty,
    Flow,
    FlowStep,
    GlossaryEntry,
    Incident,
    IncidentCase,
    ItemClass,
    LeakedItem,
    Pack,
    SayText,
)
from callassist.domain.reference import ReferenceRule
from callassist.domain.roster import RosterRow, RosterStamp
from callassist.domain.search import Hit, SearchResult
from callassist.matching import Plan, search_all
from callassist.services.access import AccessService
from callassist.services.actor import Actor
from callassist.services.lookup import LookupService
from callassist.services.ports import OpenRoster

RULE = ReferenceRule(prefixes=("A", "C"), digits=7, groups=(3, 4))
START = datetime(2023, 6, 5, 1, 0, tzinfo=UTC)

NAME = LeakedItem("name", "契約名義", "契約の名義です。")
PHONE = LeakedItem("phone", "連絡先電話番号", "届け出の電話番号です。", ("電話番号",))
POWER = LeakedItem("power", "力率", "電気の使い方の割合です。")


def say(text: str) -> SayText:
    """Return one text in three lengths."""
    return SayText(text, text, text)


def incident(
    prefix: str,
    classes: tuple[ItemClass, ...],
    ask: str = "",
    cases: tuple[IncidentCase, ...] = (),
) -> Incident:
    """Return an incident with three items."""
    return Incident(
        prefix=prefix,
        title=f"事案{prefix}",
        hue=0,
        shape="circle",
        explanation=say(f"{prefix}の説明"),
        aspects=(),
        timeline=(),
        concerned="",
        recipients="",
        period="",
        items=(NAME, PHONE, POWER),
        classes=classes,
        not_included=(),
        not_stated=("口座番号",),
        know="",
        never="",
        ask=ask,
        cases=cases,
    )


A = incident(
    "A",
    (
        ItemClass("low", "低圧", ("name", "power"), Certainty.POSSIBLE, voltages=("low",)),
        ItemClass("high", "高圧", ("name", "phone"), Certainty.POSSIBLE, voltages=("high",)),
    ),
    ask="低圧と高圧のどちらのご契約ですか。",
)
C = incident(
    "C",
    (
        ItemClass("c1", "郵便", ("name", "phone"), Certainty.CONFIRMED, case="C1"),
        ItemClass("c2", "住所", ("name",), Certainty.CONFIRMED, case="C2"),
    ),
    ask="お届け先のご住所はどちらですか。",
    cases=(
        IncidentCase("C1", "①", "郵便", say("①"), ""),
        IncidentCase("C2", "②", "住所", say("②"), ""),
    ),
)


def answer(key: str, title: str, prefixes: tuple[str, ...] = (), *words: str) -> Answer:
    """Return an answer that other words find too."""
    return Answer(key, title, prefixes, "共通", (), words, AnswerState.FULL, say(title))


PACK = Pack(
    id="test",
    organisation="架空電力",
    version="1",
    effective_from=date(2023, 4, 1),
    rule=RULE,
    common=say("お電話ありがとうございます。"),
    common_know="",
    unknown=say("番号をもう一度うかがえますか。"),
    incidents=(A, C),
    answers=(
        answer("bank", "口座番号は漏れましたか", (), "コウザ", "カード"),
        answer("who", "だれが見ましたか", ("A",), "閲覧"),
        answer("why", "なぜ情報を持つのですか"),
        answer("safe", "カードは安全ですか", ("C",)),
    ),
    flows=(
        Flow("a", "A", ("A",), (), (FlowStep("s", "挨拶", say("はい")),)),
        Flow("a-low", "A低圧", ("A",), ("low",), (FlowStep("s", "挨拶", say("はい")),)),
    ),
    glossary=(GlossaryEntry("力率", "りきりつ", "電気の使い方の割合です。"),),
    callers=(),
    pictures={"letter": "<svg/>"},
)

ROWS = (
    RosterRow("A0012345", "髙田 一郎", "タカダ イチロウ", voltage="low", items="契約名義"),
    RosterRow("A0012346", "髙田 花子", "タカダ ハナコ", voltage="high"),
    RosterRow("A0099999", "株式会社架空商事", "カクウショウジ"),
    RosterRow("C0000001", "森下 健", "モリシタ ケン", case="①", phone="0312345678"),
)
STAMP = RosterStamp("v1", START, len(ROWS), "roster.csv", "0" * 64, active=True)


class Roster:
    """Rows in memory, searched by the matching's own definition."""

    def __init__(self, rows: Sequence[RosterRow] = ROWS) -> None:
        self.rows = dict(enumerate(rows, start=1))
        self.closed = False

    def find(self, plan: Plan, limit: int = 50) -> SearchResult:
        """Judge every row."""
        found = search_all(plan, list(self.rows.items()))
        hits = [
            Hit(key, self.rows[key], match.tier, match.by, match.differs) for key, match in found
        ]
        return SearchResult(tuple(hits[:limit]), len(hits), total_is_floor=False, elapsed_ms=0.0)

    def row(self, reference: str) -> RosterRow | None:
        """Return the row with this number."""
        return next((row for row in self.rows.values() if row.reference == reference), None)

    def close(self) -> None:
        """Remember that it was closed."""
        self.closed = True


class Door:
    """A way to a roster that tests switch by hand."""

    def __init__(self, opened: OpenRoster | None = None) -> None:
        self.opened = opened
        self.closed = False

    def current(self) -> OpenRoster | None:
        """Return what a test put there."""
        return self.opened

    def close(self) -> None:
        """Remember that it was closed."""
        self.closed = True


class Log:
    """An access log in memory."""

    def __init__(self) -> None:
        self.entries: list[AccessEntry] = []
        self.groups: list[int] = []

    def append(self, entries: Sequence[AccessEntry]) -> None:
        """Number and keep them."""
        self.groups.append(len(entries))
        for entry in entries:
            self.entries.append(replace(entry, number=len(self.entries) + 1))

    def read(self, start: int = 1, limit: int | None = None) -> Iterator[AccessEntry]:
        """Return entries from a number on."""
        yield from self.entries[start - 1 : None if limit is None else start - 1 + limit]


class Calls:
    """Finished calls in memory."""

    def __init__(self) -> None:
        self.kept: list[Call] = []
        self._number = 0

    def next_receipt(self) -> str:
        """Count up."""
        self._number += 1
        return f"R{self._number:04}"

    def add(self, call: Call) -> None:
        """Keep it."""
        self.kept.append(call)


class Clock:
    """A clock that only moves when a test says so."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        """Return the time."""
        return self.now

    def pass_(self, seconds: float) -> None:
        """Let time go by."""
        self.now += timedelta(seconds=seconds)


class Desk:
    """A look-up service with everything around it within a test's reach."""

    def __init__(self, role: Role = Role.OPERATOR, *, with_roster: bool = True) -> None:
        self.clock, self.log = Clock(), Log()
        self.actor = Actor("hana", role, "desk-1")
        self.roster = Roster()
        self.door = Door(OpenRoster(STAMP, self.roster) if with_roster else None)
        self.access = AccessService(
            self.actor, self.log, lambda text: f"#{hash(text):x}", self.clock
        )
        self.lookup = LookupService(self.actor, PACK, self.door, self.access, self.clock)
