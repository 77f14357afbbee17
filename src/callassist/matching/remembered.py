"""Answers of a function about texts that come again all the time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_MOST = 10_000

_Answer = TypeVar("_Answer")


class Remembered(dict[str, _Answer]):
    """
    Answers of a function, as many as memory allows; asked for like the entries of a dictionary.

    Once there are too many, only those are kept that are asked for again before there are too
    many for the next time: what is common stays, whatever comes in between.

    Args:
        answer: the function.
        most: answers after which the older ones go; up to twice as many are kept.
    """

    def __init__(self, answer: Callable[[str], _Answer], most: int = _MOST) -> None:
        super().__init__()
        self._answer = answer
        self._most = most
        self._older: dict[str, _Answer] = {}

    def __missing__(self, text: str) -> _Answer:
        if len(self) >= self._most:
            self._older = self.copy()
            self.clear()
        older = self._older
        found = self[text] = older[text] if text in older else self._answer(text)
        return found
