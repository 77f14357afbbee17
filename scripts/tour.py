"""Open the real window on synthetic data, work through one call by keys, and leave screenshots."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from callassist.app import hardening, logs
from callassist.app.display import require_display
from callassist.app.paths import Paths
from callassist.app.window import application, build, prepare
from callassist.domain.accounts import Role
from callassist.gui.desk import DeskPage
from callassist.gui.shell import MainWindow
from callassist.services import demo
from callassist.services.masking import text_of
from callassist.services.session import Session
from callassist.services.views import DemoAccount

ROWS = 5000
SIZE = (1366, 768)
WAIT_MS = 120_000  # more than a busy machine takes for anything
STEP_MS = 20
SETTLE_MS = 300  # layouts and the last conversion key have settled
SURNAMES = [
    "佐藤",
    "鈴木",
    "高橋",
    "田中",
    "伊藤",
    "渡辺",
    "山本",
    "中村",
    "小林",
    "加藤",
]  # even a short roster has one


@dataclass(frozen=True, slots=True)
class Person:
    """Whom the tour looks for: a number as the letter prints it, and a name."""

    number: str
    name: str


def main() -> int:
    """Take the tour; the exit status is 0 only when a record was opened."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the screenshots go")
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--lang", default="ja", choices=("ja", "en"))
    options = parser.parse_args()
    require_display()
    hardening.harden()
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="callassist-tour-") as name:
        home = Path(name)
        logs.configure(home / "log")
        profile = home / "profile"
        accounts = demo.prepare(profile, options.rows)
        tell(f"prepared a profile with a synthetic roster of {options.rows:,} rows")
        person = somebody(profile, accounts)
        paths = Paths(profile, home / "settings.json", home / "log")
        app = application(options.lang)
        workspace = demo.workspace(profile, accounts)
        window, tasks = build(app, workspace, options.lang, paths)
        bugs: list[str] = []
        sys.excepthook = noting(bugs)  # nobody is here to read the crash dialog
        window.show()
        prepare(workspace, tasks)
        try:
            Tour(window, options.folder).take(accounts[0], person)
        finally:
            window.stop()
            tasks.shutdown()
    return conclude(bugs)


def noting(bugs: list[str]) -> Callable[[type[BaseException], BaseException, Any], None]:
    """Return a hook that prints an exception of the window and remembers that there was one."""

    def note(kind: type[BaseException], error: BaseException, trace: Any) -> None:  # noqa: ANN401 - as Python hands it over
        bugs.append(kind.__name__)
        sys.__excepthook__(kind, error, trace)

    return note


def conclude(bugs: list[str]) -> int:
    """Say how the tour ended and return the exit status."""
    if bugs:
        print(f"tour: failed by {', '.join(bugs)} in the window", file=sys.stderr)
        return 1
    tell("done")
    return 0


def somebody(profile: Path, accounts: tuple[DemoAccount, ...]) -> Person:
    """Return a person of the synthetic roster, as a supervisor sees them."""
    account = next(one for one in accounts if one.role is Role.SUPERVISOR)
    session = demo.workspace(profile, accounts).log_in(account.user, account.password)
    try:
        found = next(_people(session), None)
    finally:
        session.log_out()
    if found is None:
        message = "the tour found nobody to look for"
        raise SystemExit(message)
    return found


def _people(session: Session) -> Iterator[Person]:
    results = (one for name in SURNAMES for one in session.lookup.search("", name).results)
    people = (Person(text_of(one.reference), text_of(one.name)) for one in results)
    return (person for person in people if person.number.startswith("A"))


def tell(sentence: str) -> None:
    """Print a step that was made, at once."""
    print(f"tour: {sentence}", flush=True)


class Tour:
    """
    One call, by keys only.

    Args:
        window: not shown yet.
        folder: where the screenshots go.
    """

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window = window
        self._folder = folder

    def take(self, account: DemoAccount, person: Person) -> None:
        """
        Unlock, find the person, verify, open the record.

        Raises:
            SystemExit: a step did not show what it should.
        """
        self._window.resize(*SIZE)
        # A bare X server has no window manager to activate a window, and keys need an active one.
        self._window.activateWindow()
        self._wait("the window", self._window.isActiveWindow)
        tell("opened the window")
        self._unlock(account)
        desk = self._window.page("desk")
        if not isinstance(desk, DeskPage):
            message = "an operator works at the desk"
            raise TypeError(message)
        self._take_call(desk, person)
        QTest.keyClick(self._window, Qt.Key.Key_F7)
        tell("switched to dark colours")
        self._shoot("4-record-dark")

    def _unlock(self, account: DemoAccount) -> None:
        ui = self._window.unlock_page.ui
        self._expect("a pre-filled way in", account.user == ui.user.text())
        for field, text in ((ui.user, account.user), (ui.password, account.password)):
            field.clear()
            QTest.keyClicks(field, text)
        self._shoot("1-unlock")
        begun = perf_counter()
        QTest.keyClick(ui.password, Qt.Key.Key_Return)
        self._wait("the log-in", lambda: self._window.session is not None)
        tell(f"unlocked as {account.user}, {perf_counter() - begun:.1f} s after Enter")

    def _take_call(self, desk: DeskPage, person: Person) -> None:
        fields, candidates = desk.fields.ui, desk.who.ui.candidates
        QTest.keyClicks(fields.number, person.number)
        self._wait("a person", lambda: bool(candidates.current_token()))
        tell(f"searched a number, as a caller reads it out: {desk.who.ui.heading.text()}")
        self._shoot("2-found")
        QTest.keyClick(fields.number, Qt.Key.Key_F4)
        _commit(fields.name, person.name)
        self._wait("a person", lambda: bool(candidates.current_token()))
        QTest.qWait(SETTLE_MS)  # an operator's eyes; the Enter of a conversion must be over
        QTest.keyClick(fields.name, Qt.Key.Key_Return)
        self._wait("the record", desk.who.ui.stage_card.isVisible)
        outcomes = (desk.who.ui.number_outcome.text(), desk.who.ui.name_outcome.text())
        tell(f"verified number and family name: {' / '.join(outcomes)}")
        self._expect("a sentence to say", bool(desk.who.ui.stage_text.text()))
        tell(f"opened the record: {desk.who.ui.stage_text.text()}")
        self._shoot("3-record")

    def _wait(self, what: str, reached: Callable[[], bool]) -> None:
        deadline = QDeadlineTimer(WAIT_MS)
        while not reached():
            if deadline.hasExpired():
                self._shoot("failed")
                message = f"the tour waited in vain for {what}"
                raise SystemExit(message)
            QTest.qWait(STEP_MS)

    def _expect(self, what: str, seen: bool) -> None:  # noqa: FBT001 - the claim itself
        if not seen:
            self._shoot("failed")
            message = f"the tour missed {what}"
            raise SystemExit(message)

    def _shoot(self, name: str) -> None:
        QTest.qWait(SETTLE_MS)
        path = self._folder / f"tour-{name}.png"
        if not self._window.grab().save(str(path)):
            message = f"cannot write {path.name}"
            raise SystemExit(message)
        tell(f"saved {path}")


def _commit(field: QWidget, text: str) -> None:
    """Type as an input method does: the text arrives at once, when it is committed."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    field.setFocus()
    QApplication.sendEvent(field, event)


if __name__ == "__main__":
    sys.exit(main())
