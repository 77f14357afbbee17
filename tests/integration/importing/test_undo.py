"""The way back: after any kind of import an undo leaves the rows as they were, byte for byte."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from callassist.domain.plans import SwitchKind
from callassist.domain.rosterfile import FileKind
from callassist.services.history import entries
from callassist.services.importing.request import Approval, ImportRequest
from callassist.services.versions import Versions
from callassist.storage.rosters import layout
from tests.integration.importing.support import (
    HEADER,
    import_file,
    people,
    person,
    registry_of,
    service,
    stored,
    write_csv,
)


def _file(folder: Path, kind: FileKind) -> Path:
    """Write a file that changes a roster of twenty as this kind does."""
    if kind is FileKind.STATUS:
        path = folder / "state.csv"
        path.write_text(f"{HEADER[0]},返戻理由\nA0000003,あて所不明\n", encoding="utf-8")
        return path
    changed = [person(3, "見本　改名"), person(77)]
    rows = [*people(range(4, 18)), *changed] if kind is FileKind.FULL else changed
    return write_csv(folder / f"{kind.value}.csv", rows)


@pytest.mark.parametrize("kind", list(FileKind))
def test_an_undo_gives_the_very_same_roster_back(tmp_path: Path, kind: FileKind) -> None:
    """One press, and the version before answers; not a byte of its files has changed."""
    registry = registry_of(tmp_path)
    imports, versions = service(tmp_path, registry), Versions(tmp_path, registry)
    first = import_file(
        imports, ImportRequest(write_csv(tmp_path / "first.csv", people(range(1, 21))))
    ).version
    folder = layout.version_folder(tmp_path, first)
    before, rows = _digests(folder), stored(tmp_path, registry)
    second = import_file(imports, ImportRequest(_file(tmp_path, kind), kind), Approval("確認"))
    assert second.changed

    stamp = versions.undo("supervisor", "別のファイルだった")

    assert (first, True) == (stamp.version, stamp.active)
    assert (before, rows) == (_digests(folder), stored(tmp_path, registry))
    versions.verify(first)
    undone, switched, begun = entries(versions, imports.applied())
    assert [SwitchKind.UNDO, SwitchKind.IMPORT, SwitchKind.IMPORT] == [
        one.how for one in (undone, switched, begun)
    ]
    assert (kind, second.changed) == (switched.kind, switched.counts and switched.counts.changed)
    assert ("別のファイルだった", False) == (undone.reason, undone.undoable)


def test_only_the_switch_in_force_can_be_undone(tmp_path: Path) -> None:
    """The history marks one switch as undoable, and none once there is no roster before it."""
    registry = registry_of(tmp_path)
    imports, versions = service(tmp_path, registry), Versions(tmp_path, registry)
    for number in (1, 2, 3):
        rows = people(range(1, 20 + number))
        import_file(imports, ImportRequest(write_csv(tmp_path / f"{number}.csv", rows)))

    marks = [[one.undoable for one in entries(versions, imports.applied())]]
    for _ in range(2):
        versions.undo("supervisor", "")
        marks.append([one.undoable for one in entries(versions, imports.applied())])

    assert [[True, False, False], [True] + [False] * 3, [False] * 5] == marks


def _digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
