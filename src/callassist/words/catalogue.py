"""Codes and parameters turned into sentences; the only place the program's words come from."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType

from callassist.domain.errors import CallAssistError
from callassist.domain.resources import resource

LANGUAGES = ("ja", "en")


@dataclass(frozen=True, slots=True)
class Sentence:
    """What went wrong or is to be known, and the next step."""

    message: str
    hint: str


class Catalogue:
    """
    The sentences of one language.

    Args:
        language: "ja" or "en"; they are read when the first one is asked for.
    """

    def __init__(self, language: str) -> None:
        self.language = language

    @cached_property
    def _entries(self) -> Mapping[str, str]:
        """Dotted key → text with `{name}` placeholders."""
        import tomllib  # noqa: PLC0415 - the window paints its way in without a sentence

        entries: dict[str, str] = {}
        for path in sorted(resource("words", self.language).glob("*.toml")):
            _flatten(tomllib.loads(path.read_text(encoding="utf-8")), "", entries)
        return MappingProxyType(entries)

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def keys(self) -> frozenset[str]:
        """Return every key, so that a test can compare the languages."""
        return frozenset(self._entries)

    def raw(self, key: str) -> str:
        """Return the text of `key` with its placeholders unfilled."""
        return self._entries[key]

    def text(self, key: str, **params: str | int) -> str:
        """
        Return the sentence of `key` with its parameters filled in.

        Raises:
            KeyError: the catalogue has no such key; that is a bug.
        """
        return self._entries[key].format(**params)

    def explain(self, error: CallAssistError) -> Sentence:
        """Return the sentence and the next step for an error."""
        key = f"error.{error.code}"
        return Sentence(
            self.text(f"{key}.message", **error.params), self.text(f"{key}.hint", **error.params)
        )


@cache
def catalogue(language: str) -> Catalogue:
    """Return the catalogue of `resources/words/<language>/*.toml`."""
    return Catalogue(language)


def _flatten(table: dict[str, object], prefix: str, into: dict[str, str]) -> None:
    for key, value in table.items():
        if isinstance(value, dict):
            _flatten(value, f"{prefix}{key}.", into)
        else:
            into[f"{prefix}{key}"] = str(value)


def language_of(setting: str | None) -> str:
    """Return "ja" or "en" for an option's value, else for the environment's locale."""
    wanted = setting or next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)),
        "ja",
    )
    return "ja" if wanted.lower().startswith("ja") or wanted in {"C", "C.UTF-8"} else "en"
