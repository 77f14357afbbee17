"""Free text is kept as spelt; what cannot be seen is refused in keys and left out elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.roster import Severity
from callassist.rosterfiles.notes import Notes
from callassist.rosterfiles.texts import LONGEST, NameField, TextField, is_plain


def _codes(notes: Notes) -> list[tuple[str, Severity]]:
    return [(one.code, one.severity) for one in notes.problems([1, 2, 3], set())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("髙橋　一郎", "髙橋　一郎"),
        ("大阪市\n北区", "大阪市 北区"),
        ("大阪市\r\n北区", "大阪市 北区"),
        ("大阪市\u00a0北区", "大阪市 北区"),
        ("葛\U000e0100城", "葛\U000e0100城"),
    ],
)
def test_visible_text_is_kept(text: str, expected: str) -> None:
    """Wide spaces and variation selectors stay, line breaks and odd spaces become spaces."""
    notes = Notes("")
    assert TextField("住所").convert([text], notes) == [expected]
    assert _codes(notes) == []


@pytest.mark.parametrize(
    ("text", "shown", "code"),
    [
        ("北\u200b区", "北区", "hidden-characters"),
        ("\u202e北区", "北区", "hidden-characters"),
        ("北区\x00", "北区", "control-characters"),
        ("山田〓", "山田〓", "character-lost"),
        ("山田\ue000", "山田\ue000", "private-character"),
        ("山田\ufffd", "山田\ufffd", "mojibake"),
        ("髙橋".encode().decode("cp932", "replace"), None, "mojibake"),
    ],
)
def test_doubtful_text_is_taken_with_a_warning(text: str, shown: str | None, code: str) -> None:
    """Only what nobody could see is left out."""
    notes = Notes("")
    (converted,) = TextField("備考").convert([text], notes)
    assert shown in {None, converted}
    assert (code, Severity.WARNED) in _codes(notes)


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "\ufeff", "\x00", "\x1f", "\u00ad"])
def test_a_name_with_hidden_characters_is_refused(hidden: str) -> None:
    """A name that is not what it looks like would never be found, or find another."""
    notes = Notes("")
    NameField("契約名義").convert([f"山{hidden}田"], notes)
    assert notes.refused == {0}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "name-missing"),
        ("・", "name-missing"),
        ("#N/A", "formula-error"),
        ("#REF!", "formula-error"),
        ("NULL", "name-missing"),
        ("nan", "name-missing"),
    ],
)
def test_a_row_without_a_name_is_refused(name: str, code: str) -> None:
    """Signs and a formula's error are no names."""
    notes = Notes("")
    NameField("契約名義").convert(["山田", name], notes)
    assert _codes(notes) == [(code, Severity.REFUSED)]


@pytest.mark.parametrize("name", ["山?　太郎", "山□", "山&#64017;", "？田", "山\\'田"])
def test_a_name_that_lost_a_character_is_warned_about(name: str) -> None:
    """Not every program writes 〓 for a character that its encoding does not have."""
    notes = Notes("")
    assert NameField("契約名義").convert(["株式会社R&D", name], notes) == ["株式会社R&D", name]
    assert _codes(notes) == [("character-lost", Severity.WARNED)]


@pytest.mark.parametrize("text", ["NULL", "\\N", "nan", "#N/A"])
def test_what_programs_write_for_nothing_is_nothing(text: str) -> None:
    """An address is not called NULL; of a formula that failed, something was meant to be there."""
    notes = Notes("")
    assert TextField("住所").convert(["北区", text], notes) == ["北区", ""]
    assert _codes(notes) == [("formula-error", Severity.WARNED)] * text.startswith("#")


def test_a_name_of_digits_is_warned_about() -> None:
    """It may be a shifted column, or a firm named by a year."""
    notes = Notes("")
    assert NameField("契約名義").convert(["2023"], notes) == ["2023"]
    assert _codes(notes) == [("name-unusual", Severity.WARNED)]


def test_a_cell_no_spreadsheet_can_hold_is_refused() -> None:
    """A cell that swallowed its neighbours is no cell of this row."""
    notes = Notes("")
    TextField("備考").convert(["あ" * (LONGEST + 1), "い"], notes)
    assert _codes(notes) == [("cell-too-long", Severity.REFUSED)]


@given(st.lists(st.text(max_size=20), min_size=1, max_size=8))
def test_a_batch_is_cleaned_like_its_cells(values: list[str]) -> None:
    """A clean batch takes the quick way and comes out as cell by cell."""
    together = TextField("備考").convert(values, Notes(""))
    alone = [TextField("備考").convert([value], Notes(""))[0] for value in values]
    assert together == alone


@given(st.text(max_size=40))
def test_cleaned_text_is_visible(text: str) -> None:
    """What was cleaned once has nothing hidden left."""
    (once,) = TextField("備考").convert([text], Notes(""))
    assert once.replace("\u3000", " ").isprintable() or not is_plain(once)
    assert TextField("備考").convert([once], Notes("")) == [once]
