"""Keys of rows."""

from __future__ import annotations

from callassist.matching import keys_of, keys_of_rows
from tests.unit.matching.examples import COMPANY, TAKAHASHI


def test_a_row_has_all_its_keys() -> None:
    """Every column that can be typed becomes a key."""
    assert keys_of(TAKAHASHI)._asdict() == {
        "letters": "A",
        "digits": "0012345",
        "name": "高橋一郎",
        "kana": "タカハシイチロウ",
        "phones": ("+819000001234",),
        "supply_point": "0500000000000000009876",
    }


def test_many_rows_at_once_have_the_same_keys() -> None:
    """Working on batches is only faster."""
    assert keys_of_rows([TAKAHASHI, COMPANY]) == [keys_of(TAKAHASHI), keys_of(COMPANY)]


def test_no_rows_have_no_keys() -> None:
    """An empty batch is no error."""
    assert keys_of_rows([]) == []


def test_broken_optional_values_have_no_key() -> None:
    """A telephone or supply point that is none is not looked up by its rest."""
    keys = keys_of(TAKAHASHI._replace(phone="不明", supply_point="0500"))
    assert (keys.phones, keys.supply_point) == ((), "")
