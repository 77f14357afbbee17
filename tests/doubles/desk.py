"""The desk's services without a profile: the shipped content, and answers a test lays down."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache

from callassist import content
from callassist.domain.calls import Disposition
from callassist.domain.errors import CallAssistError
from callassist.domain.pack import Certainty, Pack
from callassist.domain.resources import resource
from callassist.domain.roster import RosterStamp
from callassist.domain.search import Tier
from callassist.matching import name_key
from callassist.services.calls import CallDraft
from callassist.services.content import ContentService
from callassist.services.views import (
    Check,
    ItemView,
    Part,
    ReleasedRecord,
    ResultView,
    SearchState,
    SearchView,
    Verification,
)

ROSTER = RosterStamp(
    "v1", datetime(2023, 6, 5, 1, 0, tzinfo=UTC), 152_348, "dm.xlsx", "0", active=True
)
STARTED = datetime(2023, 6, 7, 2, 56, 48, tzinfo=UTC)
READ_BACK = "エー、ゼロ、ゼロ、イチ、ニ、サン、ヨン、ゴ"


@cache
def shipped_pack() -> Pack:
    """Return the shipped content, read once."""
    return content.load(resource("content", "kansai-td-2023"))


def result(token: str, reference: tuple[Part, ...], name: tuple[Part, ...]) -> ResultView:
    """Return one result found by number and name."""
    return ResultView(token, "A", reference, name, Tier.EXACT, ("number", "name"))


ONE = result(
    "t1", (Part("A 001-2345", typed=True),), (Part("山田", typed=True), Part("・・", typed=False))
)
FOUND = SearchView(
    SearchState.FOUND, (ONE,), total=1, prefix="A", read_back=READ_BACK, roster=ROSTER
)
MATCHED = Verification("t1", 1, Check.MATCH, Check.MATCH)


def record(class_label: str = "低圧・需要家", ask: str = "") -> ReleasedRecord:
    """Return what stage 1 releases of the row behind `ONE`: two items confirmed, the rest not."""
    incident = shipped_pack().incident("A")
    assert incident is not None
    confirmed = {"契約名義", "連絡先電話番号"}
    own = next(one for one in incident.classes if one.label == class_label or not class_label)
    listed = [item for item in incident.items if item.id in own.items]
    items = [
        ItemView(
            one.label,
            one.plain,
            Certainty.CONFIRMED if one.label in confirmed else Certainty.POSSIBLE,
        )
        for one in listed
    ]
    silent = [ItemView(label, "", Certainty.NOT_STATED) for label in incident.not_stated]
    return ReleasedRecord("A 001-2345", "A", "", class_label, (*items, *silent), ask, ROSTER)


@dataclass
class FakeLookup:
    """Answers with what was laid down, and remembers what it was asked."""

    view: SearchView = field(default_factory=lambda: SearchView(SearchState.EMPTY, roster=ROSTER))
    outcome: Verification = MATCHED
    released: ReleasedRecord = field(default_factory=record)
    error: CallAssistError | None = None
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def search(
        self, number: str, name: str = "", limit: int = 50, first: int | None = None
    ) -> SearchView:
        """Answer a search."""
        del limit
        self.asked.append(("search", number, name))
        self._fail()
        if not (number or name):
            return SearchView(SearchState.EMPTY, roster=ROSTER)
        return replace(self.view, results=self.view.results[:first])

    def settle(self) -> None:
        """Remember that the search was read."""
        self.asked.append(("settle",))

    def verify(self, token: str, number: str, name: str) -> Verification:
        """Answer a comparison."""
        self.asked.append(("verify", token, number, name))
        self._fail()
        return self.outcome

    def open(self, verification: Verification) -> ReleasedRecord:
        """Release the record."""
        self.asked.append(("open", verification.token))
        return self.released

    def close_record(self, token: str) -> None:
        """Remember that the record was closed."""
        self.asked.append(("close", token))

    def _fail(self) -> None:
        if self.error is not None:
            raise self.error


@dataclass
class FakeCalls:
    """Keeps calls in a list."""

    kept: list[tuple[Disposition, str, str, str]] = field(default_factory=list)
    started: int = 0
    error: CallAssistError | None = None

    def start(self) -> CallDraft:
        """Begin a call."""
        self.started += 1
        return CallDraft("R-0001", STARTED)

    def finish(
        self, disposition: Disposition, note: str = "", prefix: str = "", token: str = ""
    ) -> str:
        """Keep a call."""
        if self.error is not None:
            raise self.error
        self.kept.append((disposition, note, prefix, token))
        return "R-0001"


@dataclass
class FakeDeskSession:
    """Who works at the desk."""

    lookup: FakeLookup = field(default_factory=FakeLookup)
    content: ContentService = field(
        default_factory=lambda: ContentService(shipped_pack(), name_key)
    )
    calls: FakeCalls = field(default_factory=FakeCalls)
