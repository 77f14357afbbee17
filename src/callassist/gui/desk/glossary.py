"""The hard words, each with its reading and what to say instead."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from callassist.gui.theme import LIGHT, Theme
from callassist.presenters.desk.models import Term


class GlossaryView(QTextBrowser):
    """A list to be read; it scrolls by keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme(LIGHT)
        self._terms: tuple[Term, ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)

    def set_theme(self, theme: Theme) -> None:
        """Take on colours and zoom."""
        self._theme = theme
        self._show()

    def show_terms(self, terms: tuple[Term, ...]) -> None:
        """Show hard words."""
        self._terms = terms
        self._show()

    def _show(self) -> None:
        theme = self._theme
        self.setStyleSheet("QTextBrowser { background: transparent; border: none; }")
        self.setFont(theme.font())
        self.document().setDocumentMargin(theme.px(16))
        self.setHtml("".join(self._entry(term) for term in self._terms))

    def _entry(self, term: Term) -> str:
        theme = self._theme
        reading = f' <span style="color:{theme.tokens.muted}">（{escape(term.reading)}）</span>'
        return (
            f'<p style="margin:0 0 {theme.px(2)}px 0; font-size:{theme.px(15)}px">'
            f"<b>{escape(term.term)}</b>{reading if term.reading else ''}</p>"
            f'<p style="margin:0 0 {theme.px(12)}px 0; line-height:150%">{escape(term.plain)}</p>'
        )
