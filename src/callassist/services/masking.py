"""Show of a text only what was typed of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from callassist.services.views import MASK, Part

_SIGN = re.compile(r"[^\W_]")  # a letter or a digit
HIDDEN = MASK * 3  # always three: the number of dots must not tell how long a name is


def whole(text: str) -> tuple[Part, ...]:
    """Return a text that may be shown as it is."""
    return (Part(text, typed=True),) if text else ()


def masked(text: str, typed: Iterable[tuple[int, int]]) -> tuple[Part, ...]:
    """
    Return a text of unknown length with everything hidden that was not typed.

    Args:
        text: what the roster has.
        typed: spans (start, end) of it that the reader typed, in order, not overlapping.

    Returns:
        Parts in order; each hidden run is three dots however long it is.
    """
    parts: list[Part] = []
    at = 0
    for start, end in typed:
        if start > at:
            parts.append(Part(HIDDEN, typed=False))
        parts.append(Part(text[start:end], typed=True))
        at = end
    if at < len(text):
        parts.append(Part(HIDDEN, typed=False))
    return tuple(parts)


def masked_in_place(text: str, typed: Iterable[tuple[int, int]]) -> tuple[Part, ...]:
    """
    Return a printed number with a dot for each letter or digit that was not typed.

    Its shape is printed on every letter, so that its length tells nothing.

    Args:
        text: the number as printed; separators stay.
        typed: spans (start, end) of it that the reader typed, in order, not overlapping.
    """
    shown = {at for start, end in typed for at in range(start, end)}
    if not shown:
        return (Part(_SIGN.sub(MASK, text), typed=False),) if text else ()
    parts: list[Part] = []
    for at, character in enumerate(text):
        open_ = at in shown
        kept = character if open_ or not character.isalnum() else MASK
        if parts and parts[-1].typed == open_:
            parts[-1] = Part(parts[-1].text + kept, open_)
        else:
            parts.append(Part(kept, open_))
    return tuple(parts)


def text_of(parts: Iterable[Part]) -> str:
    """Return parts as one text."""
    return "".join(part.text for part in parts)
