"""Checks a pack against every rule of the content."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from callassist.content.reading import read
from callassist.content.rules import (
    certainty,
    facts,
    figures,
    lengths,
    links,
    names,
    pictures,
    promises,
    wording,
)
from callassist.content.rules.subject import Subject, patterns, subject_of
from callassist.content.source import BrokenPackError
from callassist.domain.pack import Finding

RULES: tuple[Callable[[Subject], Iterator[Finding]], ...] = (
    facts.template,
    facts.undefined,
    facts.unused,
    facts.incomplete,
    facts.owed_by_client,
    facts.bound_facts,
    figures.typed_figures,
    lengths.three_lengths,
    lengths.breaths,
    lengths.steps,
    wording.forbidden,
    wording.bound,
    wording.mixed_kinds,
    wording.hard_words,
    wording.bold,
    certainty.certainty,
    certainty.untagged_items,
    promises.callback,
    promises.five_aspects,
    promises.silence,
    promises.sources,
    links.prefixes,
    links.items,
    links.classes,
    links.steps,
    names.duplicates,
    names.readings,
    names.plain_sentences,
    names.keywords,
    names.prefix_shape,
    names.numbering,
    pictures.missing,
    pictures.drawable,
    pictures.letter_is_an_example,
)


def check(path: Path) -> tuple[Finding, ...]:
    """
    Check the pack in `path` against every rule.

    Args:
        path: folder of the pack.

    Returns:
        What is broken, by file and line; empty for a pack that may be published. A pack that
        cannot be read is told by its unreadable files alone.
    """
    try:
        source = read(path)
    except BrokenPackError as error:
        return _ordered(error.findings)
    if broken := tuple(patterns(source)):
        return broken
    subject = subject_of(source)
    return _ordered(finding for rule in RULES for finding in rule(subject))


def _ordered(findings: Iterator[Finding] | tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(sorted(set(findings), key=lambda one: (one.file, one.line, one.rule, one.detail)))
