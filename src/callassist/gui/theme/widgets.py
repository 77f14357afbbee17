"""Widgets that several screens share; the forms promote to them."""

from __future__ import annotations

from PySide6.QtCore import Property, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QLabel, QPushButton, QWidget

from callassist.gui.theme.theme import Theme

CAP_GAP = 8


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another look of the style sheet and repaint it."""
    set_look(widget, "role", role)


def set_look(widget: QWidget, name: str, value: str) -> None:
    """Set a property the style sheet selects by, and have the sheet look again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    # What has not been shown yet is dressed when it is.
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


class KeyCap(QLabel):
    """The key that does what stands beside it."""

    def __init__(self, parent: QWidget | None = None, key: str = "") -> None:
        super().__init__(key, parent)
        self.setProperty("role", "keycap")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)


class KeyButton(QPushButton):
    """A button that shows its key at the right and is pressed by it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self._gap = CAP_GAP
        self._cap = KeyCap(self)
        self._cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._cap.hide()

    def key(self) -> str:
        """Return the key as it is shown, such as "F12" or "Ctrl+Enter"."""
        return self._key

    def set_key(self, key: str) -> None:
        """Show a key and be pressed by it; "" for none."""
        self._key = key
        self._cap.setText(key)
        self._cap.setVisible(bool(key))
        self.setShortcut(key.replace("Enter", "Return"))
        self._settle_cap()

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Set the words; Qt forgets the key with every new text, so it is given again."""
        super().setText(text)
        self.set_key(self._key)

    keyText = Property(str, key, set_key)  # noqa: N815 - Qt Designer spells properties so

    def set_theme(self, theme: Theme) -> None:
        """Keep the gap between words and key at the zoom."""
        self._gap = theme.px(CAP_GAP)
        self._settle_cap()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that holds the words and the key side by side."""
        size = super().sizeHint()
        return size + QSize(self._cap.sizeHint().width() + self._gap, 0) if self._key else size

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never let the words run under the key."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the key at the right edge."""
        super().resizeEvent(event)
        self._place_cap()

    def _settle_cap(self) -> None:
        """Ask for the room that words and key need; what is not seen yet is placed when it is."""
        self.updateGeometry()
        if self.isVisible():
            self._place_cap()

    def _place_cap(self) -> None:
        # By hand: a layout inside would make the button take all the room its row has.
        size = self._cap.sizeHint()
        left = self.width() - size.width() - self._gap
        self._cap.setGeometry(QRect(QPoint(left, (self.height() - size.height()) // 2), size))


class Segments(QFrame):
    """One choice of a few, side by side, such as 一言 / ふつう / ゆっくり."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "segments")
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(1, 1, 1, 1)
        self._grid.setSpacing(0)

    def set_options(self, options: tuple[tuple[str, str], ...]) -> None:
        """
        Offer choices.

        Args:
            options: (key, words) of each, left to right; the first is chosen.
        """
        for place, (key, words) in enumerate(options):
            button = QPushButton(words, self)
            button.setCheckable(True)
            button.setProperty("role", "segment")
            ends = {0: "first", len(options) - 1: "last"}
            button.setProperty("place", ends.get(place, "middle"))
            button.setAccessibleName(words)
            button.clicked.connect(lambda _checked, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self._grid.addWidget(button, 0, place)
            self._buttons[key] = button
        if options:
            self.choose(options[0][0])

    def choose(self, key: str) -> None:
        """Show a choice as made without announcing it."""
        self._buttons[key].setChecked(True)

    def choice(self) -> str:
        """Return the key of the choice, or "" where there is none."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")
