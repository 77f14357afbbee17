"""Dress the application: palette, font and the one style sheet."""

from __future__ import annotations

import re
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from callassist.domain.resources import resource
from callassist.gui.theme.theme import Theme
from callassist.gui.theme.tokens import DARK, LIGHT, Tokens

_LENGTH = re.compile(r"\b(\d+)px")

_PALETTE = (
    (QPalette.ColorRole.Window, "canvas"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "know"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "inverse"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "inverse"),
    (QPalette.ColorRole.ToolTipBase, "surface"),
    (QPalette.ColorRole.ToolTipText, "text"),
    (QPalette.ColorRole.PlaceholderText, "muted"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Midlight, "line"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "muted"),
)


def apply(app: QApplication, scheme: str = "light", scale: float = 1.0) -> Theme:
    """
    Give the application its palette, font and style sheet; its style is Fusion from the start.

    Args:
        app: the running application.
        scheme: "light", "dark", or "auto" for what the desktop says (light where it is silent).
        scale: zoom, 1.0 to 2.0.

    Returns:
        The theme, for widgets to be dressed with.
    """
    theme = Theme(tokens_of(scheme), scale)
    app.setPalette(palette(theme.tokens))
    app.setFont(theme.font())
    app.setStyleSheet(style_sheet(theme))
    return theme


def tokens_of(scheme: str) -> Tokens:
    """Return the tokens of "light", "dark" or "auto"."""
    if scheme == "auto":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if scheme == "dark" else LIGHT


def palette(tokens: Tokens) -> QPalette:
    """Return the palette of a colour scheme, so that Qt's own widgets fit in."""
    result = QPalette()
    for role, name in _PALETTE:
        result.setColor(role, QColor(str(getattr(tokens, name))))
    disabled = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        result.setColor(disabled, role, QColor(tokens.muted))
    return result


def style_sheet(theme: Theme) -> str:
    """Return the style sheet: token names and design lengths filled in."""
    source = resource("themes", "window.qss").read_text(encoding="utf-8")
    names = {
        name: str(getattr(theme.tokens, name))
        for name in theme.tokens.__dataclass_fields__
        if isinstance(getattr(theme.tokens, name), str)
    }
    scheme = "dark" if theme.tokens.dark else "light"
    for sign in ("tick", "down", "up"):
        names[sign] = resource("themes", f"{sign}-{scheme}.svg").as_posix()
    filled = Template(source).substitute(names)
    return _LENGTH.sub(lambda length: f"{theme.px(int(length[1]))}px", filled)
