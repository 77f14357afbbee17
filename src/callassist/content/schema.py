"""What the files of a pack may hold; a key that is not written here is refused."""

from __future__ import annotations

from datetime import date

import msgspec

from callassist.domain.pack import AnswerState, Certainty, FactSource


class Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of a pack: frozen, and nothing in it that nobody reads."""


class FactEntry(Strict, frozen=True):
    """`[[fact]]` in facts.toml; only a `client` fact may lack its value."""

    name: str
    source: FactSource
    section: str
    value: str | None = None
    as_of: date | None = None


class FactsFile(Strict, frozen=True):
    """facts.toml."""

    fact: tuple[FactEntry, ...]


class Numbering(Strict, frozen=True):
    """How the letters print the digits after the prefix."""

    digits: int
    groups: tuple[int, ...]


class ForbiddenWord(Strict, frozen=True):
    """A pattern that no text said to a caller may match; no prefixes means everywhere."""

    pattern: str
    prefixes: tuple[str, ...] = ()


class BoundStatement(Strict, frozen=True):
    """A statement that is true of some incidents only, by the patterns that give it away."""

    name: str
    prefixes: tuple[str, ...]
    patterns: tuple[str, ...]


class Wording(Strict, frozen=True):
    """
    The pack's own language rules, as regular expressions.

    Args:
        owed: shown where the client has not supplied a fact.
        callback: how a call-back is promised; silent: how the notice's silence is told.
        possible, confirmed: how a possibility and a certainty are worded.
        internal: words that are for the operator only.
        hard: words that need a glossary entry wherever they are said.
        example: mark that the picture of the letter must carry.
        forbidden: words never said.
    """

    owed: str
    callback: tuple[str, ...]
    silent: tuple[str, ...]
    possible: tuple[str, ...]
    confirmed: tuple[str, ...]
    internal: tuple[str, ...]
    hard: tuple[str, ...]
    example: str
    forbidden: tuple[ForbiddenWord, ...] = ()


class PackFile(Strict, frozen=True):
    """pack.toml."""

    id: str
    organisation: str
    version: str
    effective_from: date
    numbering: Numbering
    sections: dict[str, str]
    wording: Wording
    bound: tuple[BoundStatement, ...] = ()


class ItemEntry(Strict, frozen=True):
    """`[[item]]` of an incident: a kind of data, with one sentence to say for it."""

    id: str
    label: str
    plain: str
    aliases: tuple[str, ...] = ()


class ClassEntry(Strict, frozen=True):
    """`[[class]]` of an incident: who may have which items."""

    id: str
    label: str
    items: tuple[str, ...]
    certainty: Certainty
    voltages: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    case: str = ""


class PointEntry(Strict, frozen=True):
    """`[[point]]` of an incident's timeline."""

    when: str
    what: str


class IncidentFile(Strict, frozen=True):
    """incident.toml."""

    title: str
    hue: int
    shape: str
    concerned: str
    recipients: str
    period: str
    item: tuple[ItemEntry, ...]
    class_: tuple[ClassEntry, ...] = msgspec.field(name="class")
    point: tuple[PointEntry, ...]
    source: tuple[str, ...]
    not_included: tuple[str, ...] = ()
    not_stated: tuple[str, ...] = ()
    ask: str = ""


class TextMeta(Strict, frozen=True):
    """Front matter of an explanation: the sections of the notice it rests on."""

    source: tuple[str, ...] = ()
    certainty: str = ""


class AspectMeta(Strict, frozen=True):
    """Front matter of one of the five things."""

    stated: bool
    source: tuple[str, ...] = ()
    certainty: str = ""


class CaseMeta(Strict, frozen=True):
    """Front matter of a case; the file's name is its id."""

    mark: str
    title: str
    concerned: str
    source: tuple[str, ...]
    certainty: str = ""


class AnswerMeta(Strict, frozen=True):
    """Front matter of an answer; the file's name is its id."""

    title: str
    heading: str
    order: int
    state: AnswerState
    keywords: tuple[str, ...]
    topics: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    certainty: str = ""


class BranchEntry(Strict, frozen=True):
    """Where the caller's reply leads: the id of a step of this flow or of an answer."""

    label: str
    to: str


class StepEntry(Strict, frozen=True):
    """`[[step]]`: its own texts, or `use`, the id of a step in flows/shared.toml."""

    id: str = ""
    use: str = ""
    title: str = ""
    brief: str = ""
    normal: str = ""
    slow: str = ""
    know: str = ""
    never: str = ""
    next: str = ""
    branch: tuple[BranchEntry, ...] = ()
    certainty: str = ""


class FlowFile(Strict, frozen=True):
    """flows/<id>.toml."""

    title: str
    prefixes: tuple[str, ...]
    step: tuple[StepEntry, ...]
    classes: tuple[str, ...] = ()


class SharedSteps(Strict, frozen=True):
    """flows/shared.toml: steps that several flows use."""

    step: tuple[StepEntry, ...]


class GlossaryItem(Strict, frozen=True):
    """`[[term]]`; with `aloud` its reading stands in brackets where the word is said."""

    term: str
    reading: str
    plain: str
    aloud: bool = False


class GlossaryFile(Strict, frozen=True):
    """glossary.toml."""

    term: tuple[GlossaryItem, ...]


class CallerEntry(Strict, frozen=True):
    """`[[caller]]`: who may be told what."""

    id: str
    title: str
    may: str
    instead: str


class CallersFile(Strict, frozen=True):
    """callers.toml."""

    caller: tuple[CallerEntry, ...]
