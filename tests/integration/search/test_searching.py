"""Searching one roster version: limits, junk, other threads, damage."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from callassist.domain.errors import RefusedError
from callassist.domain.roster import RosterRow
from callassist.domain.search import Tier
from callassist.matching import plan
from callassist.storage.search import RosterSearch
from tests.integration.search.rosters import KEY, RULE, build
from tests.legible import legible

ROWS = [RosterRow(f"A{at:07}", "佐藤　一郎", "サトウ イチロウ") for at in range(1, 1201)]
RARE = [RosterRow("B0000001", "龍造寺　薫", "リュウゾウジ カオル"), RosterRow("C0009999", "佐東")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a version with a very common name and two rare ones."""
    return build(tmp_path_factory.mktemp("version"), ROWS + RARE)


def test_a_common_name_is_counted_to_the_cap(folder: Path) -> None:
    """Fifty hits of "1,000 and more" come in the order of the rows."""
    search = RosterSearch(folder, KEY)
    result = search.find(plan("", "佐藤", RULE))
    assert (1000, True, list(range(1, 51))) == (
        result.total,
        result.total_is_floor,
        [hit.row_id for hit in result.hits],
    )
    search.close()


def test_a_letter_narrows_a_name(folder: Path) -> None:
    """The few of one letter are found among the many of another."""
    search = RosterSearch(folder, KEY)
    result = search.find(plan("C", "佐", RULE))
    assert ["C0009999"] == [hit.row.reference for hit in result.hits]
    assert search.find(plan("D", "佐", RULE)).total == 0
    search.close()


def test_the_number_without_its_letter_is_exact_only_alone(folder: Path) -> None:
    """Two rows share the digits 0000001, one has 0009999."""
    search = RosterSearch(folder, KEY)
    shared = search.find(plan("0000001", "", RULE))
    alone = search.find(plan("0009999", "", RULE))
    assert {Tier.PART} == {hit.tier for hit in shared.hits}
    assert [(Tier.EXACT, "C0009999")] == [(hit.tier, hit.row.reference) for hit in alone.hits]
    search.close()


def test_rows_are_found_by_their_number(folder: Path) -> None:
    """Opening a record needs no search."""
    search = RosterSearch(folder, KEY)
    assert search.row("B0000001") == RARE[0]
    assert search.row("B0000002") is None
    search.close()


@pytest.mark.parametrize(
    "junk",
    [
        "%",
        "_____",
        "*",
        '"',
        "'; DROP TABLE roster_row; --",
        "佐藤' OR '1'='1",
        "佐藤 AND 一郎",
        "佐 NEAR 藤",
        "name : 佐藤",
        "佐藤*",
        "^佐",
        "-佐藤 +一郎 %",
        "\x00",
        "佐\u202e藤",
        "佐" * 500,
        "𠮷" * 40,
        "\ud800",
    ],
)
def test_junk_finds_nobody_and_breaks_nothing(folder: Path, junk: str) -> None:
    """Query languages, wildcards, control characters and endless text are only unknown names."""
    search = RosterSearch(folder, KEY)
    assert search.find(plan(junk, "", RULE)).total == 0
    assert search.find(plan("", junk, RULE)).total == 0
    search.close()


def test_searches_may_come_from_another_thread(folder: Path) -> None:
    """A search opened in one thread answers in the next."""
    search = RosterSearch(folder, KEY)
    with ThreadPoolExecutor(1) as pool:
        result = pool.submit(search.find, plan("", "龍造寺", RULE)).result()
    assert (1, Tier.PREFIX) == (result.total, result.hits[0].tier)
    search.close()


def test_another_key_opens_nothing(folder: Path) -> None:
    """Without the version's own key there is no search."""
    with pytest.raises(RefusedError) as refusal:
        RosterSearch(folder, bytes(32))
    assert refusal.value.code == "roster-damaged"


def test_damage_met_by_a_single_row_is_told(tmp_path: Path) -> None:
    """A record whose page has rotted is refused in words, and is no bug of the program."""
    folder = build(tmp_path / "v", [RosterRow(f"A{n:07}", "見本 太郎") for n in range(2000)])
    search = RosterSearch(folder, KEY)
    roster = folder / "roster.db"
    half = roster.stat().st_size // 2
    with roster.open("r+b") as file:
        file.seek(half)
        file.write(bytes(half))
    with pytest.raises(RefusedError, match="roster-damaged"):
        search.row("A0001999")
    search.close()


def test_no_name_stands_in_the_file(folder: Path) -> None:
    """The index is encrypted throughout, and nothing of its building is left."""
    content = (folder / "index.db").read_bytes()
    assert [] == legible(content, ("佐藤　一郎", "佐藤一郎", "龍造寺", "サトウ", "0000001"))
    assert ["index.db", "roster.db"] == sorted(path.name for path in folder.iterdir())
