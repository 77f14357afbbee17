"""Every form speaks English too, and says what its controls are."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parents[2]
FORMS = sorted((ROOT / "ui").glob("*.ui"))
CONTROLS = {
    "QLineEdit",
    "QPlainTextEdit",
    "QPushButton",
    "KeyButton",
    "QCheckBox",
    "QComboBox",
    "QTableView",
    "QListView",
    "QProgressBar",
}
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def _strings(form: Path) -> set[tuple[str, str]]:
    """Return (context, text) of every string of a form that is to be translated."""
    tree = ET.parse(form)  # noqa: S314 - our own file
    context = str(tree.findtext("class"))
    return {
        (context, str(text.text))
        for text in tree.iter("string")
        if text.text and text.get("notr") != "true"
    }


def _translations() -> dict[tuple[str, str], str]:
    """Return every finished English translation by (context, text)."""
    path = ROOT / "resources" / "translations" / "callassist_en.ts"
    found = {}
    for context in ET.parse(path).iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") is None:
                key = (str(context.findtext("name")), str(message.findtext("source")))
                found[key] = translation.text or ""
    return found


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_every_string_has_its_english(form: Path) -> None:
    """Whatever a form says, it says in English when asked to."""
    english = _translations()
    missing = sorted(text for context, text in _strings(form) if not english.get((context, text)))
    assert missing == []


def test_no_english_text_is_left_in_japanese() -> None:
    """A translation that still holds Japanese is none."""
    left = [text for text in _translations().values() if JAPANESE.search(text)]
    assert left == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_every_control_says_what_it_is(form: Path) -> None:
    """A screen reader has a name for all that can be typed in, pressed or moved in."""
    nameless = [
        str(widget.get("name"))
        for widget in ET.parse(form).iter("widget")  # noqa: S314 - our own file
        if widget.get("class") in CONTROLS
        and not any(one.get("name") == "accessibleName" for one in widget.findall("property"))
    ]
    assert nameless == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_a_shown_key_is_part_of_the_name(form: Path) -> None:
    """Whoever hears a control instead of seeing it learns its key too."""
    untold = []
    for widget in ET.parse(form).iter("widget"):  # noqa: S314 - our own file
        texts = {str(one.get("name")): one.findtext("string") for one in widget.findall("property")}
        key = texts.get("keyText") or ""
        # A button whose words come at run time gets its name with them.
        if key and texts.get("text") and key not in (texts.get("accessibleName") or ""):
            untold.append(widget.get("name"))
    assert untold == []
