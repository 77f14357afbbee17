"""From a pack as written to the pack as shown."""

from __future__ import annotations

from callassist.content.document import Document, Section
from callassist.content.schema import AnswerMeta, AspectMeta, CaseMeta, ClassEntry, StepEntry
from callassist.content.source import FlowSource, IncidentSource, Source
from callassist.content.speaking import Speaker
from callassist.domain.pack import (
    Answer,
    Aspect,
    AspectText,
    CallerRule,
    Fact,
    Flow,
    FlowStep,
    GlossaryEntry,
    Incident,
    IncidentCase,
    ItemClass,
    LeakedItem,
    Pack,
    TimelinePoint,
)
from callassist.domain.reference import ReferenceRule


def assemble(source: Source) -> Pack:
    """
    Finish every text of a pack.

    Raises:
        UnfilledError: a text asks for a fact that it cannot have.
    """
    speaker = Speaker(source)
    head = source.pack
    rule = ReferenceRule(source.prefixes, head.numbering.digits, head.numbering.groups)
    answers = sorted(source.answers.items(), key=lambda pair: (pair[1].meta.order, pair[0]))
    return Pack(
        id=head.id,
        organisation=head.organisation,
        version=head.version,
        effective_from=head.effective_from,
        rule=rule,
        common=speaker.say(source.common),
        common_know=speaker.read(source.common.text(Section.KNOW)),
        unknown=speaker.say(source.unknown),
        incidents=tuple(_incident(one, speaker) for one in source.incidents),
        answers=tuple(_answer(name, document, speaker) for name, document in answers),
        flows=tuple(_flow(one, speaker) for one in source.flows),
        glossary=_glossary(source, speaker),
        callers=_callers(source, speaker),
        pictures=dict(source.pictures),
        owed=_owed(source),
    )


def _incident(source: IncidentSource, speaker: Speaker) -> Incident:
    data, text = source.data, source.explanation
    aspects = (
        _aspect(aspect, source.aspects[aspect.value], speaker)
        for aspect in Aspect
        if aspect.value in source.aspects
    )
    return Incident(
        prefix=source.prefix,
        title=speaker.shown(data.title),
        hue=data.hue,
        shape=data.shape,
        explanation=speaker.say(text),
        aspects=tuple(aspects),
        timeline=tuple(
            TimelinePoint(speaker.shown(one.when), speaker.shown(one.what)) for one in data.point
        ),
        concerned=speaker.shown(data.concerned),
        recipients=speaker.shown(data.recipients),
        period=speaker.shown(data.period),
        items=tuple(
            LeakedItem(one.id, one.label, speaker.shown(one.plain), one.aliases)
            for one in data.item
        ),
        classes=tuple(_class(one) for one in data.class_),
        not_included=data.not_included,
        not_stated=data.not_stated,
        know=speaker.read(text.text(Section.KNOW)),
        never=speaker.read(text.text(Section.NEVER)),
        ask=speaker.shown(data.ask),
        cases=tuple(_case(name, case, speaker) for name, case in source.cases.items()),
    )


def _class(entry: ClassEntry) -> ItemClass:
    return ItemClass(
        id=entry.id,
        label=entry.label,
        items=entry.items,
        certainty=entry.certainty,
        voltages=entry.voltages,
        parties=entry.parties,
        case=entry.case,
    )


def _aspect(aspect: Aspect, document: Document[AspectMeta], speaker: Speaker) -> AspectText:
    return AspectText(
        aspect=aspect,
        stated=document.meta.stated,
        say=speaker.say(document),
        know=speaker.read(document.text(Section.KNOW)),
        never=speaker.read(document.text(Section.NEVER)),
    )


def _case(name: str, document: Document[CaseMeta], speaker: Speaker) -> IncidentCase:
    return IncidentCase(
        id=name,
        mark=document.meta.mark,
        title=speaker.shown(document.meta.title),
        explanation=speaker.say(document),
        concerned=speaker.shown(document.meta.concerned),
        know=speaker.read(document.text(Section.KNOW)),
        never=speaker.read(document.text(Section.NEVER)),
    )


def _answer(name: str, document: Document[AnswerMeta], speaker: Speaker) -> Answer:
    meta = document.meta
    return Answer(
        id=name,
        title=speaker.shown(meta.title),
        prefixes=meta.prefixes,
        heading=meta.heading,
        topics=meta.topics,
        keywords=meta.keywords,
        state=meta.state,
        say=speaker.say(document),
        know=speaker.read(document.text(Section.KNOW)),
        never=speaker.read(document.text(Section.NEVER)),
    )


def _flow(source: FlowSource, speaker: Speaker) -> Flow:
    steps = [step for _, step in source.steps]
    after = [step.id for step in steps[1:]] + [""]
    return Flow(
        id=source.id,
        title=speaker.shown(source.data.title),
        prefixes=source.data.prefixes,
        classes=source.data.classes,
        steps=tuple(
            _step(step, following, speaker) for step, following in zip(steps, after, strict=True)
        ),
    )


def _step(step: StepEntry, following: str, speaker: Speaker) -> FlowStep:
    return FlowStep(
        id=step.id,
        title=speaker.shown(step.title),
        say=speaker.say_step(step),
        know=speaker.read(step.know),
        never=speaker.read(step.never),
        next=step.next or following,
        branches=tuple((speaker.shown(one.label), one.to) for one in step.branch),
    )


def _glossary(source: Source, speaker: Speaker) -> tuple[GlossaryEntry, ...]:
    return tuple(
        GlossaryEntry(one.term, one.reading, speaker.shown(one.plain))
        for one in source.glossary.term
    )


def _callers(source: Source, speaker: Speaker) -> tuple[CallerRule, ...]:
    return tuple(
        CallerRule(one.id, one.title, speaker.read(one.may), speaker.read(one.instead))
        for one in source.callers.caller
    )


def _owed(source: Source) -> tuple[Fact, ...]:
    return tuple(
        Fact(one.name, one.value, one.as_of, one.source, one.section)
        for one in source.facts.fact
        if one.value is None
    )
