"""Reference numbers as letters print them."""

from __future__ import annotations

from callassist.domain.reference import ReferenceNumber, ReferenceRule

RULE = ReferenceRule(prefixes=("X", "XA"), digits=7, groups=(3, 4))


def test_the_longest_prefix_wins() -> None:
    """A prefix that begins with another prefix is not mistaken for it."""
    assert ["XA", "X", None] == [RULE.prefix_of(letters) for letters in ("XA", "XB", "Y")]


def test_a_number_is_printed_in_the_letters_groups() -> None:
    """The operator reads the number as the caller sees it."""
    assert "X 001-2345" == RULE.printed(ReferenceNumber("X", "0012345"))


def test_a_number_of_another_length_is_printed_whole() -> None:
    """Groups are never forced on a number they do not fit."""
    assert "X 12345678" == RULE.printed(ReferenceNumber("X", "12345678"))


def test_the_canonical_form_has_no_separator() -> None:
    """Commands print one canonical form."""
    assert "A0012345" == str(ReferenceNumber("A", "0012345"))
