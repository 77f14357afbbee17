"""Reference numbers, telephones and postcodes as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.reference import ReferenceNumber, ReferenceRule
from callassist.matching import looks_like, parse_reference, phone_of, read_back
from tests.unit.matching.examples import RULE

WRITTEN = (
    "A0012345",
    "Ａ００１２３４５",
    "a-001-2345",
    "A 0012345",
    "A　001　2345",
    "A001ー2345",
    "A001－2345",
    "A001―2345",
    "A001‐2345",
    "A001−2345",
    "A001～2345",
    "A001・2345",
    "No.A0012345",
    "no A0012345",
    "№A0012345",
    "#A0012345",
    "整理番号：A0012345",
    "整理番号はA0012345です",
    "番号 A 0012345",
    "えー0012345",
    "エー0012345",
    "エイ001-2345",
    "えい、0012345",
    "ｴｰ0012345",
    "エ-0012345",
    "Aの0012345",
    "A\u200b0012345",
    " A0012345。",
)


@pytest.mark.parametrize("written", WRITTEN)
def test_every_way_of_writing_a_number_is_read(written: str) -> None:
    """Width, case, dashes, labels and the letter in kana make no difference."""
    typed = parse_reference(written, RULE)
    assert typed is not None
    assert typed.reference == ReferenceNumber("A", "0012345")


@pytest.mark.parametrize(("spoken", "letter"), [("ビー", "B"), ("びー", "B"), ("ｼｰ", "C")])
def test_letters_in_kana_are_read(spoken: str, letter: str) -> None:
    """B and C have names too."""
    typed = parse_reference(f"{spoken}0012345", RULE)
    assert typed is not None
    assert (typed.prefix, typed.digits) == (letter, "0012345")


@pytest.mark.parametrize(
    "other",
    ["", " ", "-", "山田", "山田 太郎", "A0012345 山田", "0012345A", "〒123-4567", "A" * 500],
)
def test_what_is_no_number_is_none(other: str) -> None:
    """Names, postcodes and sentences are not read as numbers."""
    assert parse_reference(other, RULE) is None


def test_an_unknown_letter_is_reported_and_never_guessed() -> None:
    """A letter no incident has leaves the prefix empty, and the letter readable."""
    typed = parse_reference("D0012345", RULE)
    assert typed is not None
    assert (typed.letters, typed.prefix, typed.is_unknown) == ("D", "", True)


def test_the_longest_known_prefix_wins() -> None:
    """Where A and AB are known, AB0012345 is AB's."""
    typed = parse_reference("ab0012345", ReferenceRule(("A", "AB"), 7, (7,)))
    assert typed is not None
    assert typed.prefix == "AB"


def test_a_prefix_called_no_is_not_taken_for_a_label() -> None:
    """A pack may call its prefix NO."""
    typed = parse_reference("NO0012345", ReferenceRule(("NO",), 7, (7,)))
    assert typed is not None
    assert typed.prefix == "NO"


def test_digits_alone_are_a_number_without_its_letter() -> None:
    """The letter is not guessed from the digits."""
    typed = parse_reference("001 2345", RULE)
    assert typed is not None
    assert (typed.letters, typed.digits, typed.reference) == ("", "0012345", None)


@given(st.integers(0, 9_999_999), st.sampled_from("ABC"), st.sampled_from(" -ー－―‐・．"))
def test_separators_never_change_the_number(serial: int, letter: str, separator: str) -> None:
    """A dash or space between all signs is the same number."""
    digits = f"{serial:07}"
    typed = parse_reference(separator.join([letter, *digits]), RULE)
    assert typed is not None
    assert typed.reference == ReferenceNumber(letter, digits)


@given(st.text(max_size=120))
def test_any_text_is_read_without_an_error(text: str) -> None:
    """What is read back from a canonical number is the number itself."""
    typed = parse_reference(text, RULE)
    if typed is not None and typed.reference is not None:
        again = parse_reference(str(typed.reference), RULE)
        assert again is not None
        assert again.reference == typed.reference


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("〒1234567", "postcode"),
        ("123-4567", "postcode"),
        ("090-1234-5678", "phone"),
        ("０６（１２３４）５６７８", "phone"),
        ("1" * 22, "supply-point"),
        ("12345678", "customer-number"),
        ("0012345", ""),
        ("A0012345", ""),
        ("山田", ""),
        ("", ""),
    ],
)
def test_what_is_not_the_letters_number_is_named(text: str, kind: str) -> None:
    """Postcodes, telephones and long numbers are told from the letter's number."""
    assert looks_like(text, RULE) == kind


@pytest.mark.parametrize(
    "written",
    [
        "090-1234-5678",
        "０９０－１２３４－５６７８",
        "090ー1234ー5678",
        "+81 90 1234 5678",
        "+81(0)90-1234-5678",
        "9012345678",
        "090-1234-5678 内線12",
        "電話：090-1234-5678",
    ],
)
def test_a_telephone_has_one_form(written: str) -> None:
    """All spellings of a telephone are one number, the lost zero too."""
    assert phone_of(written) == "+819012345678"


@pytest.mark.parametrize("other", ["", "0012345", "12345678", "山田", "1" * 22])
def test_other_numbers_are_no_telephones(other: str) -> None:
    """Nothing is made into a telephone that is none."""
    assert phone_of(other) == ""


def test_a_number_is_read_back_sign_by_sign() -> None:
    """The operator reads the number to the caller in words that sound different."""
    spoken = read_back(ReferenceNumber("A", "0012345"), RULE)
    assert spoken == "エー、ゼロ、ゼロ、イチ、ニ、サン、ヨン、ゴ"


def test_a_number_without_its_letter_is_read_back_too() -> None:
    """Digits of any count are read back."""
    assert read_back(ReferenceNumber("", "079"), RULE) == "ゼロ、ナナ、キュウ"
