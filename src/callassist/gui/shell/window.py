"""The one window: header, lock, and the screens of whoever has logged in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from callassist._generated.forms.main_window import Ui_MainWindow
from callassist.domain.accounts import Role
from callassist.domain.errors import CallAssistError
from callassist.gui.page import Page, Surroundings
from callassist.gui.shell.appearance import BRIGHTNESS_KEY, Appearance
from callassist.gui.shell.header import Header
from callassist.gui.shell.idle import IdleWatch
from callassist.gui.shell.upkeep import DailyWork
from callassist.gui.shell.watch import RosterWatch
from callassist.gui.theme import Theme
from callassist.gui.unlock.page import UnlockPage
from callassist.presenters.shell import day, first_page
from callassist.presenters.unlock import SignInPresenter

if TYPE_CHECKING:  # the stores are loaded after the first paint
    from callassist.domain.roster import RosterStamp
    from callassist.services.session import Session
    from callassist.services.workspace import Workspace

    PageFactory = Callable[[Session, Surroundings], tuple[Page, ...]]


class MainWindow(QMainWindow):
    """
    Shows the way in, then the screens; locks them when nobody is there.

    Args:
        workspace: the profile, before anyone logs in.
        surroundings: words, background work and settings.
        pages: makes the screens of a session.
    """

    def __init__(
        self, workspace: Workspace, surroundings: Surroundings, pages: PageFactory
    ) -> None:
        super().__init__()
        self.ui = Ui_MainWindow()
        self.ui.setupUi(self)
        self._workspace = workspace
        self._about = surroundings
        self._make_pages = pages
        self._session: Session | None = None
        self._pages: dict[str, Page] = {}
        self._watch: RosterWatch | None = None
        self._locked = False
        self._stopping = False
        self._header = Header(self.ui, surroundings)
        self.appearance = Appearance(_application(), surroundings, self)
        self._idle = IdleWatch(_application(), self)
        self._daily = DailyWork(surroundings, self.ui.line, self)
        self._prepare_unlock()
        self._connect()
        self.theme.dress(self)

    @property
    def theme(self) -> Theme:
        """Colours and zoom in use."""
        return self.appearance.theme

    @property
    def session(self) -> Session | None:
        """Who is logged in, or None."""
        return self._session

    @property
    def locked(self) -> bool:
        """Whether the window waits for the password of whoever is logged in."""
        return self._locked

    def page(self, key: str) -> Page:
        """Return the screen of that key."""
        return self._pages[key]

    def show_page(self, key: str) -> None:
        """Bring a screen to the front; a locked window stays as it is."""
        if self._locked or key not in self._pages:
            return
        page = self._pages[key]
        self.ui.pages.setCurrentWidget(page)
        self._header.show_page(key)
        page.enter()

    def lock(self) -> None:
        """Take everything personal off the screen until the password is given again."""
        if self._session is None or self._locked:
            return
        self._locked = True
        self._idle.stop()
        for page in self._pages.values():
            page.lock()
        self.ui.line.clear()
        self.ui.pages.setEnabled(False)
        self._header.lock(locked=True)
        self.ui.lock_bar.begin(self._about.words, self._session.user)
        try:
            self._session.lock()
        except CallAssistError as error:  # such as a full disk: the window is locked all the same
            self.ui.lock_bar.show_error(error)

    def log_out(self) -> None:
        """End the session and go back to the way in."""
        session, self._session = self._session, None
        if session is None:
            return
        self._end_watching()
        for page in self._pages.values():
            page.leave()
            self.ui.pages.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._open_up()
        self._show_unlock()
        try:
            session.log_out()
        except (
            CallAssistError
        ) as error:  # the session has ended; the next one is told what is amiss
            self.unlock_page.show_error(error)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Log out before the window goes; a call that would be lost is pointed out first."""
        if not self._may_close():
            event.ignore()
            return
        self.log_out()
        super().closeEvent(event)

    def stop(self) -> None:
        """Close at once, because the system says so and will not wait."""
        self._stopping = True
        self.close()

    def _may_close(self) -> bool:
        if self._stopping or _application().isSavingSession():
            return True
        unfinished = [page for page in self._pages.values() if not page.may_leave()]
        for page in unfinished:
            self.show_page(page.key)
        return not unfinished

    def _prepare_unlock(self) -> None:
        self.unlock_page = UnlockPage(self._about.words, self._workspace.hint)
        self.ui.pages.addWidget(self.unlock_page)
        self._way_in = SignInPresenter(
            self.unlock_page, self._about.tasks, self._workspace.log_in, self._enter
        )
        self._way_back = SignInPresenter(
            self.ui.lock_bar, self._about.tasks, self._check_again, self._unlocked
        )
        self._show_unlock()

    def _connect(self) -> None:
        self.unlock_page.submitted.connect(self._way_in.submit)
        self.ui.lock_bar.submitted.connect(self._submit_again)
        self.ui.lock_bar.left.connect(self.log_out)
        self.ui.lock.clicked.connect(self.lock)
        self.ui.scheme.clicked.connect(self.appearance.toggle)
        # The key is bound once for every page; the button only shows it.
        self.ui.scheme.setShortcut("")
        self.ui.scheme.setToolTip(BRIGHTNESS_KEY)
        self.ui.to_desk.clicked.connect(lambda: self.show_page("desk"))
        self.ui.to_rosters.clicked.connect(lambda: self.show_page("rosters"))
        self._idle.idle.connect(self.lock)

    def _show_unlock(self) -> None:
        self._header.hide()
        self.ui.line.clear()
        self.ui.pages.setCurrentWidget(self.unlock_page)
        self.unlock_page.enter()

    def _enter(self, session: Session) -> None:
        self._session = session
        for page in self._make_pages(session, self._about):
            self._pages[page.key] = page
            self.ui.pages.addWidget(page)
            self._header.take_slot(page.header())
            page.switched.connect(self._look_again)
        self.theme.dress(self)
        self._header.begin(session.user, session.role)
        self._idle.start(session.idle_minutes)
        self._watch = RosterWatch(
            self._workspace.folder, session.rosters.active, self._about.tasks, self
        )
        self._watch.seen.connect(self._roster_seen)
        self._watch.switched.connect(self._roster_switched)
        self.show_page(first_page(session.role, has_roster=True))
        self._watch.look()  # a supervisor without a roster is led to the rosters by the answer
        self._daily.begin(session)

    def _submit_again(self, password: str) -> None:
        if self._session is not None:
            self._way_back.submit(self._session.user, password)

    def _check_again(self, user: str, password: str) -> None:
        del user  # the session knows whose it is
        if self._session is not None:
            self._session.unlock(password)

    def _unlocked(self, _none: None) -> None:
        if self._session is None:
            return
        self._open_up()
        for page in self._pages.values():
            page.unlock()
        self._idle.start(self._session.idle_minutes)
        self._daily.begin(self._session)
        current = self.ui.pages.currentWidget()
        if isinstance(current, Page):
            current.enter()

    def _open_up(self) -> None:
        self._locked = False
        self.ui.lock_bar.end()
        self.ui.pages.setEnabled(True)
        self._header.lock(locked=False)

    def _end_watching(self) -> None:
        self._idle.stop()
        self._daily.end()
        if self._watch is not None:
            self._watch.stop()
            self._watch.deleteLater()
            self._watch = None

    def _look_again(self) -> None:
        if self._watch is not None and self._session is not None:
            self._watch.look()
            self._daily.begin(self._session)

    def _roster_seen(self, stamp: RosterStamp | None) -> None:
        self._header.show_roster(stamp)
        if self._session is not None and stamp is None:
            self.show_page(first_page(self._session.role, has_roster=False))

    def _roster_switched(self, stamp: RosterStamp | None) -> None:
        self._header.show_roster(stamp)
        for page in self._pages.values():
            page.roster_switched()
        if stamp is not None and self._session is not None:
            words = self._about.words
            sentence = words.text("shell.roster-switched", date=day(words, stamp.as_of))
            if self._session.role is Role.OPERATOR:
                self.ui.line.show_line("info", sentence)


def _application() -> QApplication:
    app = QCoreApplication.instance()
    if not isinstance(app, QApplication):
        message = "the window needs a QApplication"
        raise TypeError(message)
    return app
