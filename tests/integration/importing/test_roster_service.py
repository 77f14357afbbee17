"""A supervisor's rosters: who may, what is noted, and the way back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from callassist.domain.access import AccessEntry
from callassist.domain.accounts import Role
from callassist.domain.errors import AccessError, RefusedError
from callassist.domain.roster import ImportStatus
from callassist.matching import KEY_VERSION
from callassist.services.access import AccessService
from callassist.services.actor import Actor
from callassist.services.comparing import Comparing
from callassist.services.importing.request import Approval, ImportRequest
from callassist.services.rosters import RosterService
from callassist.services.versions import Versions
from callassist.storage.calls import Calls
from callassist.storage.rosters import layout
from tests.doubles.rosters import make_plan
from tests.integration.importing.support import (
    people,
    person,
    registry_of,
    service,
    stored,
    write_csv,
)


class Log:
    """An access log in memory."""

    def __init__(self) -> None:
        self.entries: list[AccessEntry] = []

    def append(self, entries: Sequence[AccessEntry]) -> None:
        """Add entries."""
        self.entries += entries

    def read(self, start: int = 1, limit: int | None = None) -> Iterator[AccessEntry]:
        """Return the entries."""
        del start, limit
        return iter(self.entries)


class Bench:
    """A roster service over a profile, with its registry and its log at hand."""

    def __init__(self, profile: Path, role: Role = Role.SUPERVISOR) -> None:
        actor = Actor("someone", role, "terminal-1")
        self.registry = registry_of(profile)
        self.log = Log()
        access = AccessService(actor, self.log, str)
        imports = service(profile, self.registry)
        comparing = Comparing(profile, self.registry, Calls(self.registry._database), str)
        versions = Versions(profile, self.registry)
        self.rosters = RosterService(actor, versions, imports, comparing, access)

    def noted(self) -> list[tuple[str, str, int]]:
        """Return action, outcome and count of each entry."""
        return [(one.action.value, one.outcome, one.count) for one in self.log.entries]


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.AUDITOR])
def test_only_a_supervisor_imports_and_switches(tmp_path: Path, role: Role) -> None:
    """Operators and auditors are refused before a file is opened."""
    rosters = Bench(tmp_path, role).rosters
    request = ImportRequest(tmp_path / "missing.csv")
    attempts = (
        rosters.list,
        lambda: rosters.plan(request),
        lambda: rosters.dry_run(request),
        lambda: rosters.expect(make_plan(), 1),
        lambda: rosters.import_file(request),
        lambda: rosters.activate("20230605T101500Z-3f9a"),
    )

    for attempt in attempts:
        with pytest.raises(AccessError) as refused:
            attempt()
        assert "not-allowed" == refused.value.code


def test_switching_back_is_one_step(tmp_path: Path) -> None:
    """An import is undone, updates included, by activating the version before it."""
    bench = Bench(tmp_path)
    old = bench.rosters.import_file(ImportRequest(write_csv(tmp_path / "1.csv", people([1, 2]))))
    changed = write_csv(tmp_path / "2.csv", [person(1, "見本　改名"), person(3)])
    bench.rosters.import_file(ImportRequest(changed), Approval("差し替え"))

    stamp = bench.rosters.activate(old.version, "誤った便を取り込んだため")

    assert (old.version, True) == (stamp.version, stamp.active)
    assert {"A0000001": "見本　太郎", "A0000002": "見本　太郎"} == stored(tmp_path, bench.registry)
    assert old.version == (tmp_path / "rosters" / "ACTIVE").read_text()
    expected = [
        ("import", "applied", 2),
        ("switch", "import", 2),
        ("import", "applied", 2),
        ("switch", "import", 2),
        ("switch", "activate", 2),
    ]
    assert expected == bench.noted()


def test_waiting_for_approval_is_noted(tmp_path: Path) -> None:
    """A plan without the approval it needs leaves a trace, and a yes afterwards applies it."""
    bench = Bench(tmp_path)
    bench.rosters.import_file(ImportRequest(write_csv(tmp_path / "1.csv", people([1, 2]))))
    plan = bench.rosters.plan(ImportRequest(write_csv(tmp_path / "2.csv", people([1]))))

    waiting = bench.rosters.apply(plan)
    applied = bench.rosters.apply(plan, Approval("確認済み"))

    assert ("large-removal",) == plan.needs
    assert ImportStatus.NEEDS_APPROVAL is waiting.status
    assert ImportStatus.APPLIED is applied.status
    assert ("import", "needs-approval", 1) in bench.noted()


def test_damaged_version_is_not_activated(tmp_path: Path) -> None:
    """Switching to a version whose file is gone is refused and the active one stays."""
    bench = Bench(tmp_path)
    file = ImportRequest(write_csv(tmp_path / "1.csv", people([1, 2])))
    old, new = (bench.rosters.import_file(file).version for _ in range(2))
    (layout.version_folder(tmp_path, old) / layout.ROSTER_FILE).unlink()

    with pytest.raises(RefusedError) as refused:
        bench.rosters.activate(old)

    active = bench.rosters.active()
    assert "roster-missing" == refused.value.code
    assert active is not None
    assert new == active.version


def test_missing_index_is_made_again(tmp_path: Path) -> None:
    """A version whose index is missing or of older keys gets a new one from its own rows."""
    bench = Bench(tmp_path)
    file = ImportRequest(write_csv(tmp_path / "1.csv", people([1, 2])))
    version = bench.rosters.import_file(file).version
    index = layout.version_folder(tmp_path, version) / layout.INDEX_FILE
    index.unlink()

    bench.registry.set_key_version(version, 0)

    bench.rosters.prepare(version)

    assert KEY_VERSION == bench.registry.key_version(version)
    assert index.is_file()
    bench.rosters.verify(version)
