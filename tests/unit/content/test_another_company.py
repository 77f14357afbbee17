"""Another company, another incident: a new pack and no code."""

from __future__ import annotations

from pathlib import Path

from callassist.content import check, load
from callassist.domain.reference import ReferenceNumber

from .packs import edit, small_pack


def test_another_companys_pack_breaks_no_rule(tmp_path: Path) -> None:
    """Nothing of the shipped pack is demanded of others."""
    assert () == check(small_pack(tmp_path))


def test_its_own_prefixes_are_known_longest_first(tmp_path: Path) -> None:
    """A number of XA is never taken for one of X."""
    rule = load(small_pack(tmp_path)).rule
    assert ("XA", "X") == rule.prefixes
    assert ["XA", "X", None] == [rule.prefix_of(typed) for typed in ("XA", "XB", "A")]


def test_its_letters_group_digits_their_own_way(tmp_path: Path) -> None:
    """How a number is printed comes from the pack."""
    rule = load(small_pack(tmp_path)).rule
    assert "XA 0042" == rule.printed(ReferenceNumber("XA", "0042"))


def test_its_own_forbidden_words_are_enforced(tmp_path: Path) -> None:
    """The wording rules are the pack's, not the program's."""
    pack = small_pack(tmp_path)
    edit(
        pack,
        "pack.toml",
        'example = "例"',
        'example = "例"\n[[wording.forbidden]]\npattern = "紛失"',
    )
    assert {("forbidden", "X")} == {(one.rule, one.file.split("/")[1]) for one in check(pack)}


def test_a_figure_is_refused_in_any_pack(tmp_path: Path) -> None:
    """Facts come from facts.toml whoever writes the pack."""
    pack = small_pack(tmp_path)
    edit(pack, "answers/what.md", "書類をなくしました", "書類を三枚なくしました")
    assert {"figure"} == {one.rule for one in check(pack)}
