"""The encoding is found from the bytes alone, or the file is refused."""

from __future__ import annotations

import pytest

from callassist.domain.errors import CallAssistError
from callassist.rosterfiles.encodings import encoding_of, likeness
from callassist.rosterfiles.options import ReadOptions
from callassist.rosterfiles.source import Source
from tests.unit.rosterfiles.support import RULE

TEXT = "整理番号,契約名義,フリガナ,住所\r\nA0000001,高橋　一郎,ﾀｶﾊｼ ｲﾁﾛｳ,大阪府架空市\r\n"
HEADLESS = "番号一覧,おなまえ\r\nA0000001,高橋　一郎\r\nA0000002,渡辺　健\r\n" * 5


def _encoding(data: bytes, encoding: str | None = None) -> str:
    return encoding_of(Source(None, data), ReadOptions(RULE, encoding=encoding))


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("cp932", "cp932"),
        ("euc_jp", "euc_jp"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("iso2022_jp_ext", "iso2022_jp_ext"),
    ],
)
def test_the_encoding_of_a_roster_is_found(encoding: str, expected: str) -> None:
    """EUC-JP and UTF-16 without a mark decode as cp932 too, into nonsense."""
    assert _encoding(TEXT.encode(encoding)) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp"])
def test_without_a_known_header_the_text_decides(encoding: str) -> None:
    """A file whose columns are mapped by hand is still read in the right encoding."""
    assert _encoding(HEADLESS.encode(encoding)) == encoding


def test_cp932_extensions_are_read() -> None:
    """髙, 﨑 and ① are in the encoding that Japanese files really have."""
    assert _encoding((TEXT + "A0000002,髙﨑①,,\r\n").encode("cp932")) == "cp932"


def test_mixed_encodings_are_refused() -> None:
    """A file that is two files cannot be read as one; the line says where the second begins."""
    with pytest.raises(CallAssistError) as caught:
        _encoding(TEXT.encode("utf-8") + TEXT.encode("cp932"))
    error = caught.value
    assert (error.code, error.params) == (
        "encoding-broken",
        {"encoding": "utf-8", "line": TEXT.count("\n") + 1},
    )


@pytest.mark.parametrize(
    ("asked", "used"), [("shift_jis", "cp932"), ("CP932", "cp932"), ("sjis", "cp932")]
)
def test_the_callers_encoding_is_taken(asked: str, used: str) -> None:
    """People say Shift_JIS and mean cp932."""
    assert _encoding(TEXT.encode("cp932"), asked) == used


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("utf-8", "encoding-broken"),
        ("rot13", "encoding-not-allowed"),
        ("x", "encoding-not-allowed"),
    ],
)
def test_a_wrong_encoding_is_refused(asked: str, code: str) -> None:
    """No byte is replaced or dropped to make it fit."""
    with pytest.raises(CallAssistError) as caught:
        _encoding(TEXT.encode("cp932"), asked)
    assert caught.value.code == code


def test_mojibake_is_less_plausible_than_text() -> None:
    """EUC-JP read as cp932 is a soup of half-width kana."""
    garbled = HEADLESS.encode("euc_jp").decode("cp932", "replace")
    assert likeness(garbled) < 0.9 < likeness(HEADLESS)
