"""Facts in texts: only names, only values, and nothing owed is ever said."""

from __future__ import annotations

import pytest

from callassist.content.facts import Filler, UnfilledError, names_in
from callassist.content.schema import FactEntry
from callassist.domain.pack import FactSource


@pytest.fixture
def filler() -> Filler:
    """A filler with a known fact and one that the client owes."""
    known = FactEntry(name="A.items", source=FactSource.NOTICE, section="s", value="4件")
    owed = FactEntry(name="client.hours", source=FactSource.CLIENT, section="受付時間")
    return Filler((known, owed), "要確認")


def test_a_fact_is_put_in_its_place(filler: Filler) -> None:
    """Even where its name is also a name of Python's own."""
    assert "全4件です" == filler.fill("全{{ fact.A.items }}です", spoken=True)


def test_what_is_owed_is_marked_for_the_operator(filler: Filler) -> None:
    """The operator reads that the client has not decided."""
    assert "受付は要確認" == filler.fill("受付は{{ fact.client.hours }}", spoken=False)


@pytest.mark.parametrize(
    "text",
    [
        "{{ fact.client.hours }}",
        "{{ fact.A.pages }}",
        "{{ fact.A }}",
        "{{ fact.A.items.upper() }}",
        "{% for x in y %}{% endfor %}",
        "{{ ''.__class__ }}",
        "{{ fact.A.items",
    ],
)
def test_anything_else_is_refused(text: str, filler: Filler) -> None:
    """A text never shows a gap, and never runs code."""
    with pytest.raises(UnfilledError):
        filler.fill(text, spoken=True)


def test_the_names_in_a_text_are_found() -> None:
    """Each use counts, in order."""
    assert ["A.x", "b.y"] == names_in("{{ fact.A.x }}と{{fact.b.y}}")
