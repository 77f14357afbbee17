"""The operator's desk, inside the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QWidget

from callassist.domain.accounts import Role
from callassist.domain.calls import Disposition
from callassist.domain.search import Tier
from callassist.gui.desk import DeskPage
from callassist.gui.shell import MainWindow
from callassist.services.session import Workspace
from callassist.services.views import Check, Part, ResultView, SearchState, SearchView, Verification
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


def several(stage: Stage) -> QWidget:
    """Return many people of one name."""
    names = (Part("佐藤", typed=True), Part("・・", typed=False))
    hidden = (Part("・ ・・・-・・・・", typed=False),)
    results = tuple(
        ResultView(f"t{at}", "", hidden, names, Tier.PREFIX, ("name",)) for at in range(50)
    )
    view = SearchView(SearchState.SEVERAL, results, 1000, total_is_floor=True, roster=ROSTER)
    scene = Scene(stage)
    scene.type(view, "", "佐藤")
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
    "desk-answer": answer,
    "desk-slowly": slowly,
    "desk-several": several,
    "desk-name-mismatch": name_mismatch,
    "desk-near-miss": lambda stage: _state(stage, SearchState.NEAR_MISS, "A 001-2354", prefix="A"),
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
    "desk-glossary": glossary,
    "desk-letter-picture": letter,
    "desk-contract-picture": contract,
}
