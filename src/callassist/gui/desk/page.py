"""The desk's page: shows what it is told, and says what was asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from callassist._generated.forms.desk import Ui_DeskPage
from callassist.gui.desk.choice import ChoiceButton
from callassist.gui.desk.clipboard import ClipboardGuard
from callassist.gui.desk.clock import CallClock
from callassist.gui.desk.note import NotePanel
from callassist.gui.desk.say import SayPanel
from callassist.gui.desk.top import TopPanel
from callassist.gui.desk.what import WhatPanel
from callassist.gui.desk.who import WhoPanel
from callassist.gui.page import Page, Surroundings
from callassist.gui.theme.widgets import KeyButton
from callassist.presenters.desk import DeskPresenter
from callassist.presenters.desk.models import Length
from callassist.presenters.desk.ports import DeskSession
from callassist.words.catalogue import Catalogue

PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class DeskPage(Page):
    """
    The operator's screen with a caller on the line.

    Args:
        session: services of whoever has logged in.
        around: words, background work, time.
        parent: owner.
    """

    def __init__(
        self, session: DeskSession, around: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__("desk", parent)
        self.ui = Ui_DeskPage()
        self.ui.setupUi(self)
        self.fields: TopPanel = self.ui.top
        self.who: WhoPanel = self.ui.who
        self.what: WhatPanel = self.ui.what
        self.say: SayPanel = self.ui.say
        self.note: NotePanel = self.ui.note
        self._clock = CallClock(around.words, around.now, self)
        self._clipboard = ClipboardGuard(self)
        self._speak(around.words)
        self._desk = DeskPresenter(self, session, around.tasks, around.words, around.now)
        self._connect()
        self._bind_keys()
        self._desk.open()
        self._bind_buttons()

    def header(self) -> QWidget | None:
        """Return the call's clock."""
        return self._clock

    def enter(self) -> None:
        """Put the cursor where the number is typed."""
        self.fields.focus_number()

    def lock(self) -> None:
        """Take everything personal off the screen and the clipboard."""
        self._desk.lock()
        self._clipboard.clear()

    def unlock(self) -> None:
        """Give the fields and the draft back."""
        self._desk.unlock()
        self.enter()

    def roster_switched(self) -> None:
        """Search again in the roster that is active now."""
        self._desk.roster_changed()

    def may_leave(self) -> bool:
        """A call that was not kept is lost with the window: say so once."""
        return self._desk.may_leave()

    def leave(self) -> None:
        """Let go of the caller, should there be one."""
        self.lock()

    def show_clock(self, started: datetime | None) -> None:
        """Run the call clock from then on; at the end of a call the next caller's number comes."""
        self._clock.run_from(started)
        if started is None:
            self._clipboard.clear()
            self.what.show_content()
            self.enter()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Turn over what to say, from wherever the cursor is; Esc returns to the step."""
        key = Qt.Key(event.key())
        if key in PAGES:
            self.say.turn(PAGES[key])
        elif key == Qt.Key.Key_Escape:
            self._leave_answer()
        else:
            super().keyPressEvent(event)

    def _speak(self, words: Catalogue) -> None:
        """Hand the parts the few words they need of their own accord."""
        self.who.set_searching(words.text("desk.searching"))
        self.note.set_hidden_line(words.text("desk.note.hidden"))
        self.say.set_labels(words.text("desk.say.know"), words.text("desk.say.never"))
        lengths = ((one.value, words.text(f"desk.length.{one.value}")) for one in Length)
        self.what.set_lengths(tuple(lengths))

    def _connect(self) -> None:
        desk, fields = self._desk, self.fields
        fields.typed.connect(desk.type)
        fields.picked.connect(desk.pick)
        for field in (fields.ui.number, fields.ui.name):
            field.moved.connect(self.who.step)
            field.entered.connect(self.who.ask_verification)
            field.left.connect(self._leave_answer)
        self.who.verify_asked.connect(desk.verify)
        self.who.rest_asked.connect(desk.show_rest)
        self.what.picked.connect(desk.pick)
        self.what.length_chosen.connect(lambda key: desk.read_in(Length(key)))
        self.what.class_chosen.connect(desk.choose_class)
        self.say.onward.connect(desk.onward)
        self.say.back.connect(desk.back)
        self.say.branched.connect(desk.branch)
        self.say.asked.connect(desk.ask)
        self.say.answered.connect(self._answer)
        self.say.left.connect(self._leave_answer)
        self.note.finished.connect(desk.finish)
        self._clock.new_call.connect(self._new_call)

    def _bind_keys(self) -> None:
        """Bind the keys that belong to no button: they are shown beside what they do."""
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("F1", self.what.focus_items),
            ("F3", self.fields.focus_number),
            ("F4", self.fields.focus_name),
            ("F5", self._desk.next_length),
            ("F6", self.who.ask_verification),
            ("F9", self._desk.next_class),
            ("F10", self.note.focus_note),
            ("Ctrl+K", self.say.focus_query),
        )
        for key, act in keys:
            self._bind(key, act)

    def _bind_buttons(self) -> None:
        """A button's own shortcut acts a tenth of a second late; bound here it acts at once."""
        for button in self.findChildren(KeyButton):
            button.setShortcut("")
            self._bind(button.key(), button.click)
        for choice in self.fields.findChildren(ChoiceButton):
            self._bind(choice.key, choice.click)

    def _bind(self, key: str, act: Callable[[], None]) -> None:
        QShortcut(QKeySequence(key), self).activated.connect(act)

    def _answer(self, answer_id: str) -> None:
        """Say the answer; the search of questions is over, and the caller's number may come."""
        self._desk.answer(answer_id)
        self.say.clear_query()
        self._desk.ask("")
        self.fields.focus_number()

    def _leave_answer(self) -> None:
        """Return to the step; the search of questions is over."""
        self.say.clear_query()
        self._desk.ask("")
        self._desk.return_to_step()

    def _new_call(self) -> None:
        self._desk.new_call()
        self.enter()
