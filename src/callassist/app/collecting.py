"""How often Python looks for reference cycles, so that nobody waits for it."""

from __future__ import annotations

import gc

NEW_OBJECTS = 20_000
"""So many more must have come than gone before Python looks; a start makes ten times as many."""


def seldom() -> None:
    """Look for cycles less often than Python does by itself: a search makes hardly any."""
    gc.set_threshold(NEW_OBJECTS, 20, 20)


def settle() -> None:
    """Never look through what has been loaded by now: all of it stays to the end."""
    gc.freeze()
