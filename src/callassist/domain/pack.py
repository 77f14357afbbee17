"""A content pack: everything an operator may say about an organisation's incidents."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from callassist.domain.reference import ReferenceRule


class FactSource(StrEnum):
    """Where a fact comes from."""

    NOTICE = "notice"
    GUIDANCE = "guidance"
    CLIENT = "client"


@dataclass(frozen=True, slots=True)
class Fact:
    """
    A named figure, date or term; a `client` fact may lack its value (要確認).

    Args:
        name: dotted name used in texts, such as "A.screens".
        value: as it is said aloud, or None while the client owes it.
        as_of: the day the value was true, or None.
        source: who states it.
        section: where in the source.
    """

    name: str
    value: str | None
    as_of: date | None
    source: FactSource
    section: str


@dataclass(frozen=True, slots=True)
class SayText:
    """ご案内文: read aloud; in one sentence, as normal, and slowly. One breath a line."""

    brief: str
    normal: str
    slow: str


class Aspect(StrEnum):
    """The five things every incident tells the person."""

    WHAT_HAPPENED = "what-happened"
    ITEMS = "items"
    CAUSE = "cause"
    SECONDARY_HARM = "secondary-harm"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class AspectText:
    """One of the five things: stated from facts, or the sentence that the notice is silent."""

    aspect: Aspect
    stated: bool
    say: SayText
    know: str = ""
    never: str = ""


class Certainty(StrEnum):
    """How sure it is that an item leaked."""

    CONFIRMED = "confirmed"
    POSSIBLE = "possible"
    NOT_STATED = "not-stated"
    NOT_INCLUDED = "not-included"


@dataclass(frozen=True, slots=True)
class LeakedItem:
    """
    A kind of data that may have leaked.

    Args:
        id: key inside the incident.
        label: name as the notice prints it.
        plain: one sentence an operator can say to explain it.
        aliases: other spellings found in rosters.
    """

    id: str
    label: str
    plain: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemClass:
    """
    The items of one class of persons inside an incident.

    Args:
        id: such as "low-consumer"; label: as said, such as "低圧・需要家".
        voltages: roster voltages it covers (empty: any).
        parties: roster parties it covers (empty: any).
        case: the incident's case it belongs to, or "".
        items: ids of `LeakedItem`.
        certainty: of the class's items before a row confirms them.
    """

    id: str
    label: str
    items: tuple[str, ...]
    certainty: Certainty
    voltages: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    case: str = ""


@dataclass(frozen=True, slots=True)
class TimelinePoint:
    """A dated step of the incident: `when` as said, and what happened."""

    when: str
    what: str


@dataclass(frozen=True, slots=True)
class IncidentCase:
    """A case inside an incident (C1 = ①): an internal label; callers hear only the letter."""

    id: str
    mark: str
    title: str
    explanation: SayText
    concerned: str
    know: str = ""
    never: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """
    One incident, everything about it that may be said, and what may not.

    Args:
        prefix: prefix of its reference numbers.
        title: short heading.
        hue: index of the prefix's colour; shape: its shape ("circle", "square", "diamond").
        explanation: what happened.
        aspects: the five things, each exactly once.
        timeline: dated steps, oldest first.
        concerned: who is concerned; recipients: who gets a letter.
        period: the period the items belong to.
        items: every leaked item by id; classes: who may have which.
        not_included: labels the notice rules out (only where it does so).
        not_stated: labels the notice is silent about.
        ask: question to the caller where the row's class is unknown, or "".
        cases: empty where the incident has only one.
    """

    prefix: str
    title: str
    hue: int
    shape: str
    explanation: SayText
    aspects: tuple[AspectText, ...]
    timeline: tuple[TimelinePoint, ...]
    concerned: str
    recipients: str
    period: str
    items: tuple[LeakedItem, ...]
    classes: tuple[ItemClass, ...]
    not_included: tuple[str, ...]
    not_stated: tuple[str, ...]
    know: str
    never: str
    ask: str = ""
    cases: tuple[IncidentCase, ...] = ()


class AnswerState(StrEnum):
    """How far the notice answers a question: ◎, △, ■."""

    FULL = "full"
    PARTIAL = "partial"
    CALLBACK = "callback"


@dataclass(frozen=True, slots=True)
class Answer:
    """
    The answer to one question callers ask.

    Args:
        id: file name without its ending; prefixes: incidents it serves (empty: all).
        heading: group it is listed under; keywords: other words callers use, kana included.
        state: how far the notice answers it.
        say, know, never: the three kinds of text, never mixed.
    """

    id: str
    title: str
    prefixes: tuple[str, ...]
    heading: str
    topics: tuple[str, ...]
    keywords: tuple[str, ...]
    state: AnswerState
    say: SayText
    know: str = ""
    never: str = ""


@dataclass(frozen=True, slots=True)
class FlowStep:
    """One step of a call: what to say, and where the operator goes from there."""

    id: str
    title: str
    say: SayText
    know: str = ""
    never: str = ""
    next: str = ""
    branches: tuple[tuple[str, str], ...] = ()  # (label, step id or answer id)


@dataclass(frozen=True, slots=True)
class Flow:
    """A call from greeting to wrap-up."""

    id: str
    title: str
    prefixes: tuple[str, ...]
    classes: tuple[str, ...]
    steps: tuple[FlowStep, ...]


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A hard word: its reading and one plain sentence."""

    term: str
    reading: str
    plain: str


@dataclass(frozen=True, slots=True)
class CallerRule:
    """Who may be told what: a kind of caller, what may be said, and what to do instead."""

    id: str
    title: str
    may: str
    instead: str


@dataclass(frozen=True, slots=True)
class Pack:
    """
    A loaded content pack: texts rendered, facts resolved, ready to show.

    `common` explains what all incidents share; `unknown` is the safe script for an unknown
    prefix; `pictures` maps a name ("letter", "contract") to SVG source.
    """

    id: str
    organisation: str
    version: str
    effective_from: date
    rule: ReferenceRule
    common: SayText
    common_know: str
    unknown: SayText
    incidents: tuple[Incident, ...]
    answers: tuple[Answer, ...]
    flows: tuple[Flow, ...]
    glossary: tuple[GlossaryEntry, ...]
    callers: tuple[CallerRule, ...]
    pictures: dict[str, str] = field(default_factory=dict)
    owed: tuple[Fact, ...] = ()  # client facts without a value

    def incident(self, prefix: str) -> Incident | None:
        """Return the incident of `prefix`, or None where the pack has none."""
        return next((one for one in self.incidents if one.prefix == prefix), None)


@dataclass(frozen=True, slots=True)
class Finding:
    """
    A rule of the content that a pack breaks.

    Args:
        rule: code of the rule (`content.<rule>` in the word catalogue).
        file: path inside the pack; line: from 1, or 0 for the whole file.
        detail: the words concerned (content is public; it may be quoted).
    """

    rule: str
    file: str
    line: int = 0
    detail: str = ""
