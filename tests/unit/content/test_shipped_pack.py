"""The shipped pack: it may be published, and it says what the notice says, no more."""

from __future__ import annotations

import re

import pytest

from callassist.content import check, load
from callassist.domain.pack import Answer, AnswerState, Aspect, Certainty, Incident, Pack, SayText

from .packs import SHIPPED

FULL, PARTIAL, CALLBACK = AnswerState.FULL, AnswerState.PARTIAL, AnswerState.CALLBACK

# What callers ask, and how far the notice answers it.
ANSWERS = {
    "": {
        "network-and-retailer": FULL,
        "why-hold": FULL,
        "reference-number": FULL,
        "why-since-april": FULL,
        "prevention": FULL,
        "plan-contents": CALLBACK,
        "why-now": PARTIAL,
        "count-and-discipline": CALLBACK,
        "told-my-retailer": CALLBACK,
        "who-are-you": CALLBACK,
        "what-to-do": CALLBACK,
        "outage-contract-effect": CALLBACK,
        "no-letter": PARTIAL,
        "letter-genuine": PARTIAL,
        "suspicious": CALLBACK,
        "compensation": CALLBACK,
        "person-in-charge": CALLBACK,
        "identity-check": FULL,
        "lost-resend": CALLBACK,
        "two-letters": PARTIAL,
        "deceased-former": PARTIAL,
        "moved-renamed": CALLBACK,
        "disclosure": CALLBACK,
        "outage-bill-switch": CALLBACK,
    },
    "A": {
        "account-card": CALLBACK,
        "a-what-happened": FULL,
        "a-low-consumer": FULL,
        "a-low-generator": FULL,
        "a-high": FULL,
        "a-who-when": CALLBACK,
        "a-misuse": CALLBACK,
        "a-sales-calls": CALLBACK,
    },
    "B": {
        "account-card-b": FULL,
        "b-what-happened": FULL,
        "b-items": FULL,
        "b-other-use": FULL,
    },
    "C": {
        "account-card": CALLBACK,
        "c1-what-happened": FULL,
        "c1-warehouse": PARTIAL,
        "c2-what-happened": FULL,
        "c2-former-address": PARTIAL,
        "c-which": PARTIAL,
        "c-misuse": CALLBACK,
    },
}

ITEMS = {
    "low-consumer": (
        "契約名義、連絡先電話番号、小売電気事業者コード、接続送電サービスメニューコード、使用電力量、"
        "契約設備電力、力率、深夜機器情報、系統連系発電機情報"
    ),
    "low-generator": (
        "契約名義、連絡先電話番号、余剰購入種類、固定買取単価適用年月日、購入単価、認定設備情報"
    ),
    "high-consumer": "契約名義、連絡先電話番号、契約設備電力、供給電圧",
    "high-generator": "契約名義、余剰購入種類",
    "all": "契約名義、契約先の小売電気事業者名",
    "c1": "契約名義、電話番号",
    "c2": "契約名義、連絡先住所",
}


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The shipped pack, loaded once for the module."""
    return load(SHIPPED)


def incident(pack: Pack, prefix: str) -> Incident:
    """Return an incident that must be there."""
    found = pack.incident(prefix)
    assert found is not None
    return found


def lengths(say: SayText) -> tuple[str, str, str]:
    """Return the three lengths of a text to say."""
    return say.brief, say.normal, say.slow


def test_it_breaks_no_rule() -> None:
    """What is shipped may be said as it is."""
    assert () == check(SHIPPED)


def test_it_answers_everything_callers_ask(pack: Pack) -> None:
    """Every question of the list has its answer, in its state, under its incidents."""
    found: dict[str, dict[str, AnswerState]] = {"": {}, "A": {}, "B": {}, "C": {}}
    for answer in pack.answers:
        for prefix in answer.prefixes or ("",):
            found[prefix][answer.id] = answer.state
    assert ANSWERS == found


@pytest.mark.parametrize("prefix", ["A", "B", "C"])
def test_each_incident_tells_the_five_things_once(pack: Pack, prefix: str) -> None:
    """What happened, items, cause, secondary harm and the rest: in this order, each once."""
    assert list(Aspect) == [one.aspect for one in incident(pack, prefix).aspects]


def test_each_class_has_the_items_of_the_notice(pack: Pack) -> None:
    """The lists are the notice's, item by item."""
    found = {
        group.id: "、".join(
            item.label for key in group.items for item in one.items if item.id == key
        )
        for one in pack.incidents
        for group in one.classes
    }
    assert ITEMS == found


def test_items_differ_by_what_was_viewed_only_under_a(pack: Pack) -> None:
    """Under A a class gives possible items; under B and C the notice says what leaked."""
    found = {one.prefix: {group.certainty for group in one.classes} for one in pack.incidents}
    confirmed = {Certainty.CONFIRMED}
    assert {"A": {Certainty.POSSIBLE}, "B": confirmed, "C": confirmed} == found


def test_only_b_rules_items_out(pack: Pack) -> None:
    """No other incident claims that something was not included."""
    assert ["B"] == [one.prefix for one in pack.incidents if one.not_included]


def test_the_notices_silence_is_told(pack: Pack) -> None:
    """Cause and secondary harm are stated only where the notice states them."""
    silent = {
        (one.prefix, aspect.aspect.value)
        for one in pack.incidents
        for aspect in one.aspects
        if not aspect.stated
    }
    expected = {("A", "secondary-harm"), ("B", "cause"), ("C", "cause"), ("C", "secondary-harm")}
    assert expected == silent


def test_the_cases_of_c_stay_internal(pack: Pack) -> None:
    """Callers only see the letter C: no text that is said names a case."""
    said = [text for one in pack.answers for text in lengths(one.say)]
    said += [text for one in pack.incidents for text in lengths(one.explanation)]
    said += [
        text for one in pack.incidents for case in one.cases for text in lengths(case.explanation)
    ]
    said += [text for one in pack.flows for step in one.steps for text in lengths(step.say)]
    assert [] == [text for text in said if re.search(r"[①②]|C[12]", text)]
    assert [("C1", "①"), ("C2", "②")] == [(one.id, one.mark) for one in incident(pack, "C").cases]


def test_facts_stand_in_the_texts(pack: Pack) -> None:
    """No placeholder is left, and the figures are those of the notice."""
    normal = incident(pack, "A").explanation.normal
    assert "{{" not in repr(pack)
    assert ["2022", "12", "13", "4", "44", "7"] == re.findall(r"\d+", normal)


def test_a_hard_word_carries_its_reading_where_it_first_stands(pack: Pack) -> None:
    """The operator reads a hard word aloud without stopping."""
    normal = incident(pack, "C").aspects[0].say.normal
    assert normal.startswith("検針票（けんしんひょう）の投函（とうかん）の廃止")


def test_what_the_client_owes_is_listed_and_never_said(pack: Pack) -> None:
    """The supervisor sees what is owed; callers hear none of it."""
    owed = {"client.hotline", "client.hours", "client.resend", "client.callback"}
    assert owed | {"client.compensation"} == {fact.name for fact in pack.owed}
    resend = _answer(pack, "lost-resend")
    assert "要確認" in resend.know
    assert "要確認" not in "".join(lengths(resend.say))


def test_a_call_runs_from_greeting_to_wrap_up(pack: Pack) -> None:
    """Each incident and both cases of C have a flow with the same six steps."""
    steps = ["greeting", "number", "name", "what-happened", "items", "wrap-up"]
    assert {"a", "b", "c", "c1", "c2"} == {flow.id for flow in pack.flows}
    for flow in pack.flows:
        assert steps == [step.id for step in flow.steps]
        assert [*steps[1:], ""] == [step.next for step in flow.steps]


def test_an_unknown_prefix_leads_to_asking_again(pack: Pack) -> None:
    """The safe script asks for the number and guesses nothing."""
    assert None is pack.incident("Z")
    assert "もう一度" in pack.unknown.brief
    assert "漏洩" not in "".join(lengths(pack.unknown))


def _answer(pack: Pack, name: str) -> Answer:
    return next(one for one in pack.answers if one.id == name)
