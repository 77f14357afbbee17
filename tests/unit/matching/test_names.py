"""Keys of names: what never decides is gone, what may decide stays."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from callassist.matching.names import (
    NameKeys,
    has_form,
    kept_positions,
    name_key,
    name_keys,
    spelt_key,
    typed_text,
)

COMPANY_SPELLINGS = (
    "株式会社山田電機",
    "山田電機株式会社",
    "山田電機",
    "㈱山田電機",
    "（株）山田電機",
    "(株) 山田電機",
    "山田電機㈱",
    "㍿山田電機",
    "（有）山田電機",
    "合同会社　山田電機",
    "山田電機管理組合",
    "医療法人社団 山田電機",
    "一般社団法人山田電機",
    "山田電機 Co.,Ltd.",
    "山田電機 Inc.",
)


@pytest.mark.parametrize("written", COMPANY_SPELLINGS)
def test_the_form_of_a_company_never_decides(written: str) -> None:
    """Wherever and however it is written, the form leaves the same key."""
    assert name_key(written) == "山田電機"


@pytest.mark.parametrize("written", ["カ)ヤマダデンキ", "ﾔﾏﾀﾞﾃﾞﾝｷ(ｶ", "かぶしきがいしゃやまだでんき"])
def test_forms_in_kana_never_decide(written: str) -> None:
    """Bank spellings and spoken forms leave the same key."""
    assert name_key(written) == "ヤマダデンキ"


@pytest.mark.parametrize(
    "written",
    ["髙橋一郎", "髙橋　一郎", " 髙橋 一郎 ", "髙橋・一郎", "髙橋\u2003一郎", "髙\ufe00橋一郎"],
)
def test_spaces_and_selectors_inside_names_do_not_matter(written: str) -> None:
    """Any space, a middle dot or a variation selector leaves the same key."""
    assert name_key(written) == "高橋一郎"


def test_what_cannot_be_read_is_never_dropped() -> None:
    """A private character or 〓 keeps a name from becoming equal to a shorter one."""
    assert name_key("\ue000田") != name_key("田")
    assert name_key("〓田") != name_key("田")


def test_long_vowels_and_small_kana_still_differ() -> None:
    """This strength of matching folds no sounds."""
    assert name_key("オオノ") != name_key("オーノ")
    assert name_key("シヨウ") != name_key("ショウ")


def test_a_stored_name_that_is_only_a_form_keeps_it() -> None:
    """Such a row can still be compared; typed alone the form is too little."""
    assert (name_key("株式会社"), typed_text("株式会社")) == ("株式会社", "")


@pytest.mark.parametrize("typed", ["山田様", "山田 さま", "山田御中", "山田殿", "山田さん"])
def test_honorifics_typed_by_the_operator_are_ignored(typed: str) -> None:
    """A caller's name is typed as it is said."""
    assert typed_text(typed) == "山田"


def test_forms_are_noticed() -> None:
    """Only names with a company's form have one."""
    assert [has_form("㈱山田"), has_form("山田")] == [True, False]


@given(st.text(st.characters(exclude_categories=["Sk", "Mn"])))
def test_the_key_of_a_key_is_itself(text: str) -> None:
    """Making a key is idempotent wherever the rest does not spell a form by itself."""
    key = name_key(text)
    if not has_form(key):
        assert name_key(key) == key


@given(st.lists(st.text(), min_size=1))
@example(["", "々〻"])  # what repeats nothing is the same in the first line as in any other
def test_names_folded_together_get_the_same_keys(texts: list[str]) -> None:
    """Folding many names in one pass is only faster."""
    assert name_keys(texts) == [name_key(text) for text in texts]


@given(st.text(st.characters(categories=["Lo"]), max_size=8), st.sampled_from(["", "株式会社"]))
def test_kept_positions_make_up_the_key(text: str, form: str) -> None:
    """The characters that stay are the key."""
    folded = name_key(text) + form
    assert "".join(folded[at] for at in kept_positions(folded)) == spelt_key(folded)


_STORED = st.lists(
    st.text(
        st.one_of(st.sampled_from("佐藤々ー一サトウ 　合社シャイｻﾞa(株)ヽ-\n"), st.characters()),
        max_size=10,
    ),
    max_size=6,
)


@given(_STORED)
def test_remembered_words_make_the_same_keys(texts: list[str]) -> None:
    """Folding each word once is only faster, in whatever company a word comes again."""
    read = NameKeys()
    for _ in range(2):
        assert [name_key(text) for text in texts] == read.read(texts)
