"""Facts put into texts: nothing but `{{ fact.<name> }}` is understood."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jinja2 import StrictUndefined
from jinja2.exceptions import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from callassist.content.schema import FactEntry

PLACEHOLDER = re.compile(r"\{\{\s*fact\.([A-Za-z][\w.]*)\s*\}\}")
SYNTAX = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")


class UnfilledError(Exception):
    """A text asks for a fact that it cannot have."""


class _Space:
    """Names below a dotted prefix; no attribute of Python's own is reachable by a text."""

    __slots__ = ("_names",)

    def __init__(self, names: dict[str, object]) -> None:
        self._names = names

    def __getitem__(self, name: str) -> object:
        return self._names[name]

    def __str__(self) -> str:
        message = "names below a prefix are no fact"
        raise TypeError(message)


class Filler:
    """
    Fills facts into texts.

    Args:
        facts: every fact of the pack.
        owed: what stands for a client's fact that has no value, where an operator only reads it.
    """

    def __init__(self, facts: Iterable[FactEntry], owed: str) -> None:
        known = tuple(facts)
        self._environment = ImmutableSandboxedEnvironment(
            undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True
        )
        self._spoken = _space({one.name: one.value for one in known if one.value is not None})
        self._read = _space({one.name: owed if one.value is None else one.value for one in known})

    def fill(self, text: str, *, spoken: bool) -> str:
        """
        Return `text` with its facts in place.

        Args:
            text: a text of the pack.
            spoken: whether it is said to a caller; then a fact without a value is refused.

        Raises:
            UnfilledError: an unknown fact, a fact the client owes, or other template syntax.
        """
        if not SYNTAX.search(text):
            return text
        if SYNTAX.search(PLACEHOLDER.sub("", text)):
            raise UnfilledError(text)
        try:
            template = self._environment.from_string(text)
            return template.render(fact=self._spoken if spoken else self._read)
        except (TemplateError, TypeError) as error:
            raise UnfilledError(text) from error


def names_in(text: str) -> list[str]:
    """Return the names of the facts a text uses."""
    return PLACEHOLDER.findall(text)


def _space(values: dict[str, str]) -> _Space:
    tree: dict[str, object] = {}
    for name, value in values.items():
        *path, last = name.split(".")
        branch = tree
        for part in path:
            branch = branch.setdefault(part, {})  # type: ignore[assignment]  # a branch is a dict
        branch[last] = value
    return _wrap(tree)


def _wrap(tree: dict[str, object]) -> _Space:
    return _Space(
        {name: _wrap(value) if isinstance(value, dict) else value for name, value in tree.items()}
    )
