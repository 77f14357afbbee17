"""The catalogue: one key, one sentence in each language."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from callassist.domain.errors import CallAssistError, RefusedError
from callassist.words.catalogue import LANGUAGES, catalogue, language_of

FORMS = Path(__file__).parents[3] / "ui"


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_keys() -> None:
    """A sentence that exists in one language exists in the other."""
    japanese, english = (catalogue(language).keys() for language in LANGUAGES)
    assert japanese == english


def test_both_languages_take_the_same_parameters() -> None:
    """A sentence can be filled in whatever language is shown."""
    japanese, english = (catalogue(language) for language in LANGUAGES)
    different = [
        key
        for key in sorted(japanese.keys())
        if _placeholders(japanese.raw(key)) != _placeholders(english.raw(key))
    ]
    assert [] == different


def test_every_error_has_a_message_and_a_next_step() -> None:
    """An error never reaches a person without what to do next."""
    keys = [key for key in sorted(catalogue("ja").keys()) if key.startswith("error.")]
    codes = {key.split(".")[1] for key in keys}
    assert codes
    assert {f"error.{code}.{part}" for code in codes for part in ("message", "hint")} == set(keys)


def test_an_error_is_explained_with_its_parameters() -> None:
    """The parameters of an error stand in its sentence."""
    words = catalogue("en")
    code = next(
        key.split(".")[1]
        for key in sorted(words.keys())
        if key.startswith("error.")
        and key.endswith(".message")
        and not _placeholders(words.raw(key))
    )
    sentence = words.explain(RefusedError(code))
    assert (words.text(f"error.{code}.message"), words.text(f"error.{code}.hint")) == (
        sentence.message,
        sentence.hint,
    )


def test_an_unknown_key_is_a_bug() -> None:
    """A missing sentence is told at once instead of showing its code to a person."""
    with pytest.raises(KeyError):
        catalogue("ja").explain(CallAssistError("no-such-code"))


@pytest.mark.parametrize(
    ("setting", "environment", "expected"),
    [
        ("en", "ja_JP.UTF-8", "en"),
        (None, "ja_JP.UTF-8", "ja"),
        (None, "en_GB.UTF-8", "en"),
        (None, "C.UTF-8", "ja"),
        (None, "", "ja"),
    ],
)
def test_the_language_follows_the_option_then_the_locale(
    setting: str | None, environment: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An option decides, then LANG; Japanese where nothing is said."""
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", environment)
    assert expected == language_of(setting)


def test_an_import_is_written_one_way() -> None:
    """取り込み stands alone and as a verb; 取込 only in front of kanji, as in 取込結果."""
    texts = {key: catalogue("ja").raw(key) for key in sorted(catalogue("ja").keys())}
    texts |= {form.name: form.read_text(encoding="utf-8") for form in FORMS.glob("*.ui")}
    assert [] == [where for where, text in texts.items() if re.search("取込(?![一-龯])", text)]
