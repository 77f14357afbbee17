"""Answers of a function about texts that come again all the time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_MOST = 20_000

_Answer = TypeVar("_Answer")


class Remembered(dict[str, _Answer]):
    """
    Answers of a function, as many as memory allows; asked for like the entries of a dictionary.

    Args:
        answer: the function.
        most: answers that are kept.
    """

    def __init__(self, answer: Callable[[str], _Answer], most: int = _MOST) -> None:
        super().__init__()
        self._answer = answer
        self._most = most

    def __missing__(self, text: str) -> _Answer:
        if len(self) >= self._most:
            self.clear()
        found = self[text] = self._answer(text)
        return found
