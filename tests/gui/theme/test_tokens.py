"""The colours can be read and told apart."""

from __future__ import annotations

import pytest

from callassist.gui.theme.tokens import DARK, LIGHT, Tokens

READ = 4.5
SAID = 7.0
SEEN = 3.0
GROUNDS = ("canvas", "surface", "know", "weak")


def _luminance(color: str) -> float:
    """
    Return the relative luminance of a colour.

    Source: WCAG 2.2, definition of relative luminance.
    """
    channels = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def tokens(request: pytest.FixtureRequest) -> Tokens:
    """Return each colour scheme."""
    found = request.param
    assert isinstance(found, Tokens)
    return found


def test_the_measure_is_right() -> None:
    """Black on white is 21:1, as the definition says."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)


def test_what_is_said_has_seven_to_one(tokens: Tokens) -> None:
    """The text an operator reads aloud is readable by tired eyes."""
    assert contrast(tokens.text, tokens.say) >= SAID


@pytest.mark.parametrize(
    ("ink", "ground"),
    [(ink, ground) for ink in ("text", "muted") for ground in GROUNDS]
    + [
        ("text", "never"),
        ("text", "mark"),
        ("say_label", "say"),
        ("never_text", "never"),
        ("never_text", "surface"),
        ("never_text", "canvas"),
        ("match", "surface"),
        ("match", "canvas"),
        ("accent", "surface"),
        ("inverse", "accent"),
        ("inverse", "accent_strong"),
    ],
)
def test_every_text_has_four_and_a_half_to_one(tokens: Tokens, ink: str, ground: str) -> None:
    """Each pair of ink and ground that the screens use is readable."""
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= READ


def test_fields_and_marks_have_three_to_one(tokens: Tokens) -> None:
    """Frames of fields, the focus frame and the bars can be seen."""
    for mark, ground in (
        ("field_line", "surface"),
        ("accent", "canvas"),
        ("never_bar", "never"),
        ("match", "surface"),
    ):
        assert contrast(getattr(tokens, mark), getattr(tokens, ground)) >= SEEN, mark


def test_an_incidents_letter_is_readable_on_its_hue(tokens: Tokens) -> None:
    """No hue swallows its letter, and each can be seen on the canvas."""
    assert all(contrast(tokens.hue_text, hue) >= READ for hue in tokens.hues)
    assert all(contrast(tokens.canvas, hue) >= SEEN for hue in tokens.hues)


def test_more_incidents_than_hues_start_again(tokens: Tokens) -> None:
    """A pack with many incidents still gets a colour for each."""
    assert tokens.hue(len(tokens.hues)) == tokens.hue(0)
