"""Facts put into texts: nothing but `{{ fact.<name> }}` is understood."""

from __future__ import annotations

import re
from collections.abc import Iterable

from callassist.content.schema import FactEntry

PLACEHOLDER = re.compile(r"\{\{\s*fact\.([A-Za-z][\w.]*)\s*\}\}")
SYNTAX = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")


class UnfilledError(Exception):
    """A text asks for a fact that it cannot have."""


class Filler:
    """
    Fills facts into texts.

    Args:
        facts: every fact of the pack.
        owed: what stands for a client's fact that has no value, where an operator only reads it.
    """

    def __init__(self, facts: Iterable[FactEntry], owed: str) -> None:
        known = tuple(facts)
        self._spoken = {one.name: one.value for one in known if one.value is not None}
        self._read = {one.name: owed if one.value is None else one.value for one in known}

    def fill(self, text: str, *, spoken: bool) -> str:
        """
        Return `text` with its facts in place.

        Args:
            text: a text of the pack.
            spoken: whether it is said to a caller; then a fact without a value is refused.

        Raises:
            UnfilledError: an unknown fact, a fact the client owes, or anything else in braces.
        """
        if not SYNTAX.search(text):
            return text
        if SYNTAX.search(PLACEHOLDER.sub("", text)):
            raise UnfilledError(text)
        values = self._spoken if spoken else self._read
        try:
            return PLACEHOLDER.sub(lambda match: values[match[1]], text)
        except KeyError as error:
            raise UnfilledError(text) from error


def names_in(text: str) -> list[str]:
    """Return the names of the facts a text uses."""
    return PLACEHOLDER.findall(text)
