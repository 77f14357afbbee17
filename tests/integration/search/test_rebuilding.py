"""An index of older search keys is made again from the rows."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from callassist.domain.errors import RefusedError
from callassist.matching import KEY_VERSION, plan
from callassist.storage.search import RosterSearch, key_version, rebuild
from callassist.storage.search.connection import open_building
from tests.integration.search.rosters import KEY, RULE, build, crowded


def _age(folder: Path) -> None:
    staging = folder / "scratch"
    with closing(open_building(folder / "index.db", staging, KEY)) as connection:
        connection.execute("UPDATE meta SET value = '0' WHERE key = 'key_version'")
    staging.unlink(missing_ok=True)


def test_an_older_index_is_refused_and_then_rebuilt(tmp_path: Path) -> None:
    """The rebuilt index answers as the first one did, and only the two files are left."""
    folder = build(tmp_path, crowded(60, 3))
    asked = plan("", "佐", RULE)
    first = RosterSearch(folder, KEY)
    before = [hit.row_id for hit in first.find(asked).hits]
    first.close()
    _age(folder)
    assert key_version(folder, KEY) == 0
    with pytest.raises(RefusedError) as refusal:
        RosterSearch(folder, KEY)
    assert refusal.value.code == "roster-index-outdated"
    rebuild(folder, KEY)
    assert key_version(folder, KEY) == KEY_VERSION
    again = RosterSearch(folder, KEY)
    assert before == [hit.row_id for hit in again.find(asked).hits]
    again.close()
    assert ["index.db", "roster.db"] == sorted(path.name for path in folder.iterdir())


def test_a_missing_index_is_of_no_version(tmp_path: Path) -> None:
    """A lost index counts as the oldest, so that it is rebuilt."""
    folder = build(tmp_path, crowded(20, 4))
    (folder / "index.db").unlink()
    assert key_version(folder, KEY) == 0
    (folder / "index.db.new.staging").write_bytes(b"left by a crash")
    rebuild(folder, KEY)
    assert key_version(folder, KEY) == KEY_VERSION
