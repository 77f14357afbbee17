"""The operator's desk, inside the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QWidget

from callassist.domain.accounts import Role
from callassist.domain.calls import Disposition
from callassist.domain.search import Difference, Slip, Tier
from callassist.gui.desk import DeskPage
from callassist.gui.shell import MainWindow
from callassist.services.views import Check, Part, ResultView, SearchState, SearchView, Verification
from callassist.services.workspace import Workspace
from tests.doubles.desk import FOUND, ROSTER, FakeDeskSession, record
from tests.doubles.session import PASSWORD, FakeSession, FakeWorkspace
from tests.gallery.stage import Stage, State

NUMBER, NAME = "A 001-2345", "やまだ"


class Scene:
    """A window that is logged in and shows the desk."""

    def __init__(self, stage: Stage) -> None:
        self.session = FakeDeskSession()
        person = FakeSession(user="渡辺", role=Role.OPERATOR)
        workspace = cast("Workspace", FakeWorkspace(Path(), person))
        self.window = MainWindow(
            workspace, stage.surroundings(), lambda _s, about: (DeskPage(self.session, about),)
        )
        self.window.unlock_page.submitted.emit(person.user, PASSWORD)

    @property
    def page(self) -> DeskPage:
        """The desk."""
        page = self.window.page("desk")
        assert isinstance(page, DeskPage)
        return page

    def type(self, view: SearchView, number: str = "", name: str = "") -> DeskPage:
        """Type into both fields and have the search answer so."""
        self.session.lookup.view = view
        self.page.fields.ui.number.setText(number)
        self.page.fields.ui.name.setText(name)
        return self.page

    def verified(self) -> DeskPage:
        """Type a number and a name that match, verify, and go on to the fifth step."""
        page = self.type(FOUND, NUMBER, NAME)
        page.who.ask_verification()
        for _ in range(5):
            page.say.ui.onward.click()
        return page


def opening(stage: Stage) -> QWidget:
    """Return the desk before a call."""
    return Scene(stage).window


def letter_only(stage: Stage, prefix: str = "A") -> QWidget:
    """Return the desk after the number's first letter."""
    scene = Scene(stage)
    scene.type(SearchView(SearchState.PREFIX_ONLY, prefix=prefix, roster=ROSTER), prefix)
    return scene.window


def found(stage: Stage) -> QWidget:
    """Return one person found, not verified yet."""
    scene = Scene(stage)
    scene.type(FOUND, NUMBER, NAME)
    return scene.window


def verified(stage: Stage) -> QWidget:
    """Return the desk at stage 1, in the flow: the state of the design's picture."""
    scene = Scene(stage)
    scene.verified()
    return scene.window


def class_unknown(stage: Stage) -> QWidget:
    """Return a person whose class the roster does not say."""
    scene = Scene(stage)
    ask = scene.session.content.pack.incidents[0].ask
    scene.session.lookup.released = record("", ask)
    scene.verified()
    return scene.window


def no_call(stage: Stage) -> QWidget:
    """Return a person who must not be telephoned, and a call that ends with a call back."""
    scene = Scene(stage)
    scene.session.lookup.released = replace(record(), no_call=True)
    page = scene.verified()
    page.note.finished.emit(Disposition.CALLBACK, "synthetic")
    return scene.window


def answer(stage: Stage) -> QWidget:
    """Return an answer in the warm block, found by search."""
    scene = Scene(stage)
    page = scene.verified()
    page.say.ui.query.setText("不審")
    page.say.ui.answers.choose()
    return scene.window


def slowly(stage: Stage) -> QWidget:
    """Return the desk with texts for a caller who needs time."""
    scene = Scene(stage)
    scene.verified().what.length_chosen.emit("slow")
    return scene.window


HIDDEN = Part("・・・", typed=False)
NO_NUMBER = (Part("・ ・・・-・・・・", typed=False),)


def listed(
    stage: Stage, typed: str, count: int, tier: Tier, by: tuple[str, ...], *shown: Part
) -> QWidget:
    """Return so many people of whose names `shown` was typed, found in the same way."""
    one = ResultView("", "", NO_NUMBER, (*shown, HIDDEN), tier, by)
    results = tuple(replace(one, token=f"t{at}") for at in range(min(count, 50)))
    state = SearchState.FOUND if count == 1 else SearchState.SEVERAL
    view = SearchView(state, results, count, total_is_floor=count > 50, roster=ROSTER)
    scene = Scene(stage)
    scene.type(view, "", typed)
    return scene.window


def several(stage: Stage) -> QWidget:
    """Return many people of one name."""
    return listed(stage, "佐藤", 1000, Tier.PREFIX, ("name",), Part("佐藤", typed=True))


def read_alike(stage: Stage) -> QWidget:
    """Return people whose names are read as what was typed; nothing typed stands in their rows."""
    return listed(stage, "さえき", 3, Tier.READING, ("name", "reading"))


def read_alike_one(stage: Stage) -> QWidget:
    """Return the one person whose name is read so."""
    return listed(stage, "さえきめぐみ", 1, Tier.READING, ("name", "reading"))


def looks_alike(stage: Stage) -> QWidget:
    """Return people whose names are written with similar characters."""
    return listed(stage, "斉藤", 2, Tier.SIMILAR, ("name",))


def in_latin_letters(stage: Stage) -> QWidget:
    """Return people found by Latin letters."""
    shown = Part("オオノ", typed=True)
    return listed(stage, "ohno", 2, Tier.READING, ("kana", "romaji"), shown)


def other_form(stage: Stage) -> QWidget:
    """Return a person whose name has another form of the character typed."""
    return listed(stage, "渡辺", 1, Tier.PREFIX, ("name", "variant"), Part("渡邉", typed=True))


def near_number(stage: Stage, typed: str, *differs: Difference) -> QWidget:
    """Return a number that is not on the roster, while one that differs there is."""
    scene = Scene(stage)
    view = SearchView(SearchState.NEAR_MISS, prefix="A", roster=ROSTER, differs=differs)
    scene.type(view, typed)
    return scene.window


def near_name(stage: Stage) -> QWidget:
    """Return a name that nobody has, while somebody's sounds much like it."""
    scene = Scene(stage)
    scene.type(SearchView(SearchState.NEAR_NAME, roster=ROSTER), "", "なかしま")
    return scene.window


def name_mismatch(stage: Stage) -> QWidget:
    """Return a verification that failed on the name."""
    masked = replace(FOUND.results[0], name=(Part("・・・・", typed=False),), by=("number",))
    scene = Scene(stage)
    page = scene.type(
        replace(FOUND, state=SearchState.NAME_MISMATCH, results=(masked,)), NUMBER, "すずき"
    )
    scene.session.lookup.outcome = Verification("t1", 0, Check.MATCH, Check.MISMATCH)
    page.who.ask_verification()
    return scene.window


def _state(stage: Stage, state: SearchState, number: str, **fields: str) -> QWidget:
    scene = Scene(stage)
    scene.type(replace(SearchView(state, roster=ROSTER), **fields), number)  # type: ignore[arg-type] # texts only
    return scene.window


def no_roster(stage: Stage) -> QWidget:
    """Return the desk before any roster was imported."""
    scene = Scene(stage)
    scene.type(SearchView(SearchState.NO_ROSTER, prefix="A", read_back="エー、イチ"), "A 1")
    return scene.window


def roster_old(stage: Stage) -> QWidget:
    """Return a search in a roster that is weeks old, switched during the call."""
    scene = Scene(stage)
    scene.type(FOUND, NUMBER, "")
    old = replace(ROSTER, version="v2", as_of=ROSTER.as_of.replace(month=5))
    scene.type(replace(FOUND, roster=old), NUMBER, NAME)
    return scene.window


def locked(stage: Stage) -> QWidget:
    """Return the locked window: the public text stays."""
    scene = Scene(stage)
    scene.verified()
    scene.window.lock()
    return scene.window


def kept(stage: Stage) -> QWidget:
    """Return the desk after a call was kept."""
    scene = Scene(stage)
    page = scene.verified()
    page.note.finished.emit(Disposition.EXPLAINED, "synthetic")
    return scene.window


def leaving(stage: Stage) -> QWidget:
    """Return the desk whose window is about to be closed over a call."""
    scene = Scene(stage)
    scene.verified()
    scene.window.close()
    return scene.window


def glossary(stage: Stage) -> QWidget:
    """Return the hard words."""
    scene = Scene(stage)
    scene.verified().what.ui.to_glossary.click()
    return scene.window


def letter(stage: Stage) -> QWidget:
    """Return the picture of the letter."""
    scene = Scene(stage)
    scene.verified().what.ui.to_letter.click()
    return scene.window


def contract(stage: Stage) -> QWidget:
    """Return the picture of the contracts."""
    scene = Scene(stage)
    scene.verified().what.ui.to_contract.click()
    return scene.window


STATES: dict[str, State] = {
    "desk-opening": opening,
    "desk-letter-a": letter_only,
    "desk-letter-b": lambda stage: letter_only(stage, "B"),
    "desk-letter-c": lambda stage: letter_only(stage, "C"),
    "desk-found": found,
    "desk-verified": verified,
    "desk-class-unknown": class_unknown,
    "desk-no-call": no_call,
    "desk-answer": answer,
    "desk-slowly": slowly,
    "desk-several": several,
    "desk-name-mismatch": name_mismatch,
    "desk-near-digit": lambda stage: near_number(stage, "A 001-2355", Difference(Slip.DIGIT, 2)),
    "desk-near-swapped": lambda stage: near_number(
        stage, "A 001-2354", Difference(Slip.SWAPPED, 1)
    ),
    "desk-near-letter": lambda stage: near_number(stage, "B 001-2345", Difference(Slip.LETTER, 0)),
    "desk-near-missing": lambda stage: near_number(stage, "A 001-345", Difference(Slip.MISSING, 4)),
    "desk-near-unclear": lambda stage: near_number(
        stage, "A 001-2355", Difference(Slip.DIGIT, 2), Difference(Slip.DIGIT, 1)
    ),
    "desk-near-name": near_name,
    "desk-read-alike": read_alike,
    "desk-read-alike-one": read_alike_one,
    "desk-looks-alike": looks_alike,
    "desk-latin-letters": in_latin_letters,
    "desk-other-form": other_form,
    "desk-not-found": lambda stage: _state(stage, SearchState.NOT_FOUND, "A 999-9999", prefix="A"),
    "desk-too-short": lambda stage: _state(stage, SearchState.TOO_SHORT, "12"),
    "desk-unknown-prefix": lambda stage: _state(stage, SearchState.UNKNOWN_PREFIX, "X 001-2345"),
    "desk-postcode": lambda stage: _state(
        stage, SearchState.NOT_A_REFERENCE, "530-0005", looks_like="postcode"
    ),
    "desk-no-roster": no_roster,
    "desk-roster-old-switched": roster_old,
    "desk-locked": locked,
    "desk-kept": kept,
    "desk-leaving": leaving,
    "desk-glossary": glossary,
    "desk-letter-picture": letter,
    "desk-contract-picture": contract,
}
