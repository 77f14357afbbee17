"""The state of a letter is kept as one text and merged kind by kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.delivery import UNSTATED, YES, Delivery, DeliveryKind

DAYS = st.dates().map(lambda day: day.isoformat())
REASONS = st.one_of(
    st.sampled_from(["あて所不明", "架電禁止", "a）、再発送（2023-06-05", "返戻（x）", UNSTATED]),
    st.text(min_size=1).filter(lambda text: text == text.strip()),
)


@st.composite
def deliveries(draw: st.DrawFn) -> Delivery:
    """Return statements that do not contradict themselves."""
    returned = draw(st.one_of(st.just(""), REASONS))
    state = Delivery(
        returned=returned,
        resent_on=draw(st.one_of(st.sampled_from(["", YES]), DAYS)),
        stopped=draw(st.booleans()),
        no_call=draw(st.booleans()),
        returned_on=draw(st.one_of(st.just(""), DAYS)) if returned else "",
    )
    lifted = draw(st.sets(st.sampled_from(DeliveryKind)))
    return Delivery(lifted=frozenset(lifted)).merged(state)


@given(state=deliveries())
def test_a_state_is_read_back_from_its_text(state: Delivery) -> None:
    """Whatever the reason of a return is, the text says the state and nothing else."""
    assert state == Delivery.parse(state.text())


@given(text=st.text())
def test_any_text_is_read(text: str) -> None:
    """What an older roster has in that column is understood once and stays what it is."""
    understood = Delivery.parse(text)
    assert understood == Delivery.parse(understood.text())


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", Delivery()),
        ("返戻（あて所不明）", Delivery("あて所不明")),
        ("返戻 2023-06-05（あて所不明）", Delivery("あて所不明", returned_on="2023-06-05")),
        ("返戻", Delivery(UNSTATED)),
        ("再発送（2023-06-05）", Delivery(resent_on="2023-06-05")),
        ("再発送", Delivery(resent_on=YES)),
        ("架電禁止、発送停止、返戻（x）", Delivery("x", "", stopped=True, no_call=True)),
        ("架電禁止解除", Delivery(lifted=frozenset({DeliveryKind.NO_CALL}))),
        ("局留めで戻り", Delivery("局留めで戻り")),
        ("架電禁止のお申し出", Delivery("架電禁止のお申し出")),
    ],
)
def test_texts_and_their_states(text: str, state: Delivery) -> None:
    """Our words are the state; other words are the reason of a return."""
    assert state == Delivery.parse(text)


@given(older=deliveries(), newer=deliveries())
def test_a_statement_replaces_its_own_kind_only(older: Delivery, newer: Delivery) -> None:
    """What the newer statement does not mention stays; what it says, holds."""
    after = older.merged(newer)
    assert (older.stated - newer.lifted) | newer.stated == after.stated
    said = newer.stated | newer.lifted
    assert older.without(said).standing() == after.without(said).standing()


@given(state=deliveries())
def test_saying_it_again_changes_nothing(state: Delivery) -> None:
    """The same file read twice leaves what the first reading made."""
    assert state == state.merged(state)
    assert not state.contradicts(state)


@pytest.mark.parametrize(
    ("older", "newer", "after"),
    [
        ("返戻（あて所不明）", "再発送（2023-06-05）", "再発送（2023-06-05）、返戻（あて所不明）"),
        ("返戻（あて所不明）", "返戻（受取拒否）", "返戻（受取拒否）"),
        ("返戻（あて所不明）", "返戻", "返戻（あて所不明）"),
        ("返戻", "返戻（あて所不明）", "返戻（あて所不明）"),
        ("返戻 2023-05-01（あて所不明）", "返戻 2023-06-20", "返戻 2023-06-20（理由不明）"),
        ("再発送（2023-06-05）", "再発送", "再発送（2023-06-05）"),
        ("架電禁止、発送停止", "架電禁止解除", "発送停止"),
        ("返戻（あて所不明）", "返戻解除", ""),
    ],
)
def test_a_newer_statement_is_merged(older: str, newer: str, after: str) -> None:
    """Each kind is replaced for itself, and a restriction ends where it is said so."""
    merged = Delivery.parse(older).merged(Delivery.parse(newer)).standing()
    assert after == merged.text()


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        ("返戻（あて所不明）", "返戻（受取拒否）", True),
        ("返戻（あて所不明）", "返戻", False),
        ("返戻（あて所不明）", "架電禁止", False),
        ("架電禁止", "架電禁止解除", True),
        ("再発送（2023-06-05）", "再発送（2023-06-06）", True),
        ("再発送（2023-06-05）", "再発送", False),
    ],
)
def test_two_statements_of_one_number(one: str, other: str, contradict: bool) -> None:  # noqa: FBT001 - a table's column
    """Only what cannot both be true contradicts."""
    first, second = Delivery.parse(one), Delivery.parse(other)
    assert (contradict, contradict) == (first.contradicts(second), second.contradicts(first))
