"""Headers are recognised by reviewed words, and never guessed between two equals."""

from __future__ import annotations

import pytest

from callassist.domain.errors import UsageError
from callassist.domain.roster import RosterRow
from callassist.rosterfiles.headers import Strength, claim_of, fold, requested, synonyms


def _field(header: str) -> str:
    claim = claim_of(header)
    return claim.field if claim else ""


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("整理番号", "reference"),
        ("整 理 番 号", "reference"),
        ("※整理番号（必須）", "reference"),
        ("契約名義", "name"),
        ("契約名義（漢字）", "name"),
        ("氏名", "name"),
        ("氏名(ｶﾅ)", "kana"),
        ("氏名カナ", "kana"),
        ("契約名義フリガナ", "kana"),
        ("ふりがな", "kana"),
        ("ｶﾅ氏名", "kana"),
        ("セイ", "kana:1"),
        ("姓（フリガナ）", "kana:1"),
        ("姓", "name:1"),
        ("郵便番号", "postcode"),
        ("〒", "postcode"),
        ("住所", "address"),
        ("住所１", "address:1"),
        ("住所②", "address:2"),
        ("連絡先電話番号", "phone"),
        ("ＴＥＬ", "phone"),
        ("供給地点特定番号", "supply_point"),
        ("受電地点特定番号", "supply_point"),
        ("電圧区分", "voltage"),
        ("区分", "party"),
        ("漏洩項目", "items"),
        ("Ｃの区分", "case"),
        ("小売電気事業者", "retailer"),
        ("発送日", "sent_on"),
        ("返戻", "returned"),
        ("備考", "remarks"),
        ("契約名義人名", "name"),
        ("【整理番号】", "reference"),
        ("氏名（姓）", "name:1"),
        ("お名前（名）", "name:2"),
        ("住所（都道府県）", "address:0"),
        ("住所（２）", "address:2"),
        ("住所（送付先）", "address"),
        ("町域名", "address:15"),
        ("フリガナ（全角）", "kana"),
        ("氏名カナ(半角)", "kana"),
        ("1.整理番号", "reference"),
        ("③フリガナ", "kana"),
        ("05_住所", "address"),
        ("住所（旧）", ""),
        ("氏名(勤務先)", ""),
        ("連絡先電話番号（代理人）", "phone"),
        ("需要家名", "name"),
    ],
)
def test_a_header_is_its_field(header: str, field: str) -> None:
    """Kana markers decide before the words do; width, spaces and marks never do."""
    assert _field(header) == field


@pytest.mark.parametrize("header", ["ロット", "敬称", "枝番", "No", "カナダ", "電", "印刷順", ""])
def test_an_unknown_header_is_no_field(header: str) -> None:
    """A column that nobody knows is kept apart, not guessed."""
    assert _field(header) == ""


def test_the_usual_header_is_surest() -> None:
    """Beside 整理番号, a 管理番号 is another column."""
    usual, other = claim_of("整理番号"), claim_of("管理番号")
    assert usual is not None
    assert other is not None
    assert (usual.strength, other.strength) == (Strength.USUAL, Strength.SYNONYM)


def test_every_synonym_belongs_to_a_field_of_the_row() -> None:
    """The list names no field that a roster row has not."""
    fields = {field.partition(":")[0] for field in synonyms().field_of.values()}
    assert fields == set(RosterRow._fields) - {"extra"}


def test_no_synonym_is_listed_for_two_fields() -> None:
    """A header means one thing; the list would hide the other."""
    import tomllib  # noqa: PLC0415 - only this test reads the file itself

    from callassist.domain.resources import resource  # noqa: PLC0415 - the same

    text = resource("rosterfiles", "headers.toml").read_text(encoding="utf-8")
    listed = [
        (fold(word), field)
        for field, words in tomllib.loads(text)["headers"].items()
        for word in words
    ]
    assert len({word for word, _ in listed}) == len(set(listed))


def test_a_mapping_takes_field_names_and_japanese_headers() -> None:
    """A supervisor may write what stands in the window."""
    assert requested((("reference", "番号X"), ("契約名義", "名"))) == {
        fold("番号X"): "reference",
        fold("名"): "name",
    }


def test_a_mapping_to_no_field_is_a_mistake_of_the_call() -> None:
    """A misspelt field must not be ignored."""
    with pytest.raises(UsageError) as caught:
        requested((("numero", "番号X"),))
    assert caught.value.code == "field-unknown"
