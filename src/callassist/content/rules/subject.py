"""What every rule looks at: the pack as written, its texts, and its wording rules compiled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from callassist.content.passages import Passage, Texts, texts_of
from callassist.content.source import Source
from callassist.domain.pack import Finding


@dataclass(frozen=True, slots=True)
class Subject:
    """A pack under examination."""

    source: Source
    texts: Texts


def subject_of(source: Source) -> Subject:
    """Prepare a pack for the rules."""
    return Subject(source, texts_of(source))


def patterns(source: Source) -> Iterator[Finding]:
    """Every wording rule is a regular expression; checked before any rule uses one."""
    wording = source.pack.wording
    lists = (wording.callback, wording.silent, wording.possible, wording.confirmed)
    single = [*wording.internal, *(one.pattern for one in wording.forbidden)]
    bound = [pattern for one in source.pack.bound for pattern in one.patterns]
    for pattern in (*(one for group in lists for one in group), *single, *bound):
        try:
            re.compile(pattern)
        except re.error:
            yield Finding("pattern", "pack.toml", source.line_of("pack.toml", pattern), pattern)


def any_of(alternatives: tuple[str, ...]) -> re.Pattern[str]:
    """Return one pattern for several; without any it matches nothing."""
    return re.compile("|".join(f"(?:{one})" for one in alternatives) if alternatives else r"(?!)")


def found(rule: str, passage: Passage, detail: str, position: int = 0) -> Finding:
    """Return a finding in a passage, on the line where `position` stands."""
    line = passage.line + passage.text.count("\n", 0, position) if passage.line else 0
    return Finding(rule, passage.file, line, detail)
