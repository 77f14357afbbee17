"""The only colours, sizes and fonts of the window."""

from callassist.gui.theme.apply import apply, tokens_of
from callassist.gui.theme.badge import IncidentBadge, paint_badge
from callassist.gui.theme.icon_label import IconLabel
from callassist.gui.theme.icons import icon, pixmap
from callassist.gui.theme.theme import EXPLANATION, LABEL, SAY, TEXT, Theme, Themed
from callassist.gui.theme.tokens import DARK, LIGHT, Tokens
from callassist.gui.theme.widgets import KeyButton, KeyCap, Segments, set_look, set_role

__all__ = [
    "DARK",
    "EXPLANATION",
    "LABEL",
    "LIGHT",
    "SAY",
    "TEXT",
    "IconLabel",
    "IncidentBadge",
    "KeyButton",
    "KeyCap",
    "Segments",
    "Theme",
    "Themed",
    "Tokens",
    "apply",
    "icon",
    "paint_badge",
    "pixmap",
    "set_look",
    "set_role",
    "tokens_of",
]
