"""The line where the eye is."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from callassist.domain.errors import AccessError
from callassist.gui.notice import Notice
from callassist.words.catalogue import Catalogue


def test_an_error_is_its_sentence_and_next_step(qtbot: QtBot, words: Catalogue) -> None:
    """Both come from the catalogue, parameters filled in, and a screen reader hears them."""
    notice = Notice()
    qtbot.addWidget(notice)
    notice.show_error(words, AccessError("locked-out", minutes=27))
    sentence = words.explain(AccessError("locked-out", minutes=27))
    assert (notice.ui.message.text(), notice.ui.hint.text()) == (sentence.message, sentence.hint)
    assert "27" in notice.text()


def test_a_cleared_line_says_nothing(qtbot: QtBot) -> None:
    """Nothing of the last line stays, not even for a screen reader."""
    notice = Notice()
    qtbot.addWidget(notice)
    notice.show_line("good", "切り替えました")
    assert notice.ui.hint.isHidden()
    notice.clear()
    assert (notice.isVisible(), notice.text(), notice.ui.message.text()) == (False, "", "")
