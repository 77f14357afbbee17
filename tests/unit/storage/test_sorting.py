"""Tables of the index that are filled in their own order, in one run or in several."""

from __future__ import annotations

from pathlib import Path

import pytest

from callassist.storage.search import schema
from callassist.storage.search.connection import open_building
from callassist.storage.search.sorting import Sorted

ENTRIES = (
    (1, "渡辺謙", "ワタナベケン", 3, 1),
    (2, "佐藤一", "", 1, 2),
    (3, "佐藤一", "サトウハジメ", -1, -1),
    (5, "", "オオノショウタ", 2, 2),
    (6, "林", "ハヤシ", 2, 1),
    (7, "佐藤一", "サトウイチ", 1, 0),
)


@pytest.mark.parametrize("table", schema.SORTED, ids=lambda table: table.table)
def test_runs_come_to_the_same_table(tmp_path: Path, table: Sorted) -> None:
    """However few rows are sorted at once, the table is the same and no run is left."""
    filled = []
    for run in (100, 2):
        path = tmp_path / f"{run}.db"
        index = open_building(path, tmp_path / f"{run}.staging", bytes(32))
        index.executescript(schema.CREATE + schema.STAGE)
        index.executemany("INSERT INTO staging.entry VALUES (?, ?, ?, ?, ?)", ENTRIES)
        table.fill(index, ENTRIES[-1][0], run)
        filled.append(index.execute(f"SELECT * FROM {table.table}").fetchall())  # noqa: S608 - ours
        staged = index.execute("SELECT name FROM staging.sqlite_schema").fetchall()
        assert [("entry",)] == staged
        index.close()
    assert sorted(filled[0]) == filled[0]
    assert filled[0] == filled[1]
