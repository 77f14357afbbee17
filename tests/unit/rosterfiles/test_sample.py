"""Synthetic rosters look like real ones, and are the same for the same seed."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from callassist.domain.errors import UsageError
from callassist.rosterfiles import sample
from callassist.rosterfiles.sample.rows import RosterRows

ROWS = 10_000


@pytest.fixture(scope="module")
def rows() -> list[tuple[str, ...]]:
    """Return the rows of one synthetic roster."""
    return [row for batch in RosterRows(seed=1).batches(ROWS) for row in batch]


def _column(rows: list[tuple[str, ...]], header: str) -> list[str]:
    return [row[sample.HEADERS.index(header)] for row in rows]


def test_numbers_are_unique_and_canonical(rows: list[tuple[str, ...]]) -> None:
    """A, B or C and seven digits, none twice."""
    numbers = _column(rows, "整理番号")
    assert len(set(numbers)) == ROWS
    assert all(re.fullmatch("[ABC][0-9]{7}", number) for number in numbers)


def test_the_commonest_surname_is_as_common_as_in_life(rows: list[tuple[str, ...]]) -> None:
    """佐藤 are 1.4 % of people, and people are 88 % of rows."""
    found = sum(name.startswith("佐藤") for name in _column(rows, "契約名義"))
    assert 0.009 < found / ROWS < 0.018


def test_variants_firms_and_readings_are_there(rows: list[tuple[str, ...]]) -> None:
    """髙橋 and 渡邉, firms of every form, readings full width, half width and absent."""
    names, readings = _column(rows, "契約名義"), _column(rows, "フリガナ")
    assert all(any(family in name for name in names) for family in ("髙橋", "渡邉", "渡邊", "山﨑"))
    firms = sum(bool(re.search("会社|㈱|㈲|（株）|（有）|法人|管理組合", name)) for name in names)
    assert 0.10 < firms / ROWS < 0.14
    assert 0.02 < readings.count("") / ROWS < 0.06
    assert any(re.match("[\uff66-\uff9f]", reading) for reading in readings)


def test_items_follow_the_incident(rows: list[tuple[str, ...]]) -> None:
    """B leaked the name and the retailer, C the name and a telephone or an address."""
    items: dict[str, Counter[str]] = {}
    for row in rows:
        items.setdefault(row[0][0], Counter())[row[sample.HEADERS.index("漏洩項目")]] += 1
    assert set(items["B"]) == {"契約名義、契約先の小売電気事業者名"}
    assert set(items["C"]) == {"契約名義、電話番号", "契約名義、連絡先住所", ""}


def test_telephones_belong_to_nobody(rows: list[tuple[str, ...]]) -> None:
    """No subscriber's number begins with a zero after its first part."""
    phones = [phone for phone in _column(rows, "電話番号") if phone]
    assert all(re.fullmatch("0[679]0-0[0-9]{3}-[0-9]{4}|06-0[0-9]{3}-[0-9]{4}", p) for p in phones)


def test_the_same_seed_makes_the_same_file(tmp_path: Path) -> None:
    """A measurement can be repeated, and another seed is another roster."""
    files = [tmp_path / f"{name}.csv" for name in "abc"]
    for path, seed in zip(files, (1, 1, 2), strict=True):
        sample.write(path, 50, seed)
    one, same, other = (path.read_bytes() for path in files)
    assert one == same
    assert one != other


@pytest.mark.parametrize(
    ("name", "rows", "code"),
    [
        ("a.pdf", 10, "sample-ending-unknown"),
        ("a.xlsx", 1_048_576, "sample-too-large"),
        ("a.csv", 10_000_001, "sample-too-large"),
        ("a.csv", -1, "sample-too-large"),
    ],
)
def test_what_cannot_be_written_is_refused_first(
    tmp_path: Path, name: str, rows: int, code: str
) -> None:
    """No half a file is left behind."""
    with pytest.raises(UsageError) as caught:
        sample.write(tmp_path / name, rows, 1)
    assert caught.value.code == code
    assert list(tmp_path.iterdir()) == []
