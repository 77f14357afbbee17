"""Imports end to end on real files: what is counted, what is switched, what is left behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from callassist.domain.changes import ChangeFilter
from callassist.domain.errors import CancelledError, MachineError, RefusedError
from callassist.domain.plans import PlanResult
from callassist.domain.roster import (
    Activation,
    ImportPhase,
    ImportProgress,
    ImportReport,
    ImportStatus,
    RosterStamp,
    Severity,
)
from callassist.domain.rosterfile import FileKind
from callassist.services.comparing import Comparing
from callassist.services.importing.request import Approval, ImportRequest
from callassist.services.importing.service import ImportService
from callassist.storage.calls import Calls
from callassist.storage.plans import PlanStore
from callassist.storage.registry import Registry
from tests.integration.importing.support import (
    HEADER,
    SPARE,
    SUPERVISOR,
    dry_run,
    import_file,
    people,
    person,
    registry_of,
    service,
    stored,
    versions,
    write_csv,
)

YES = Approval("確認済み")


def counts(report: ImportReport) -> tuple[int, ...]:
    """Return the counts in the contract's order: rows … rejected, added … unchanged."""
    return (
        report.rows,
        report.skipped,
        report.accepted,
        report.rejected,
        report.added,
        report.removed,
        report.changed,
        report.unchanged,
    )


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    """Return an empty registry."""
    return registry_of(tmp_path)


def test_first_import_makes_the_roster(tmp_path: Path, registry: Registry) -> None:
    """The first file becomes the active roster as it is, without any approval."""
    file = write_csv(tmp_path / "roster.csv", people(range(1, 5001)))

    report = import_file(service(tmp_path, registry), ImportRequest(file))

    assert ImportStatus.APPLIED is report.status
    assert (5000, 1, 5000, 0, 5000, 0, 0, 0) == counts(report)
    assert {row[0]: row[1] for row in people(range(1, 5001))} == stored(tmp_path, registry)
    assert report.version == (tmp_path / "rosters" / "ACTIVE").read_text()


def test_workbook_and_text_file_give_the_same_roster(tmp_path: Path, registry: Registry) -> None:
    """The same rows from an xlsx change nothing against the roster imported from a csv."""
    rows = people(range(1, 301))
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADER, *rows):
        sheet.append(row)
    book.save(tmp_path / "roster.xlsx")
    imports = service(tmp_path, registry)
    import_file(imports, ImportRequest(write_csv(tmp_path / "roster.csv", rows)))

    report = import_file(imports, ImportRequest(tmp_path / "roster.xlsx"))

    assert (300, 1, 300, 0, 0, 0, 0, 300) == counts(report)
    assert ImportStatus.APPLIED is report.status


def test_counts_agree_with_a_recount(tmp_path: Path, registry: Registry) -> None:
    """Every row of a mixed file is accounted for, as a recount by hand does it."""
    imports = service(tmp_path, registry)
    old = write_csv(tmp_path / "old.csv", people(range(1, 1001)))
    import_file(imports, ImportRequest(old))
    rows = [
        *people(range(1, 981)),  # 980 unchanged; 981-1000 leave (2 %)
        *people(range(2001, 2011)),  # 10 added
        person(5),  # a copy of a row that stays
        person(2001),  # the same
        person(3001, "見本　次郎"),  # two rows of one number that differ
        person(3001, "見本　三郎"),
    ]
    rows[10] = person(11, "見本　改名")  # 1 changed

    plan = imports.plan(ImportRequest(write_csv(tmp_path / "new.csv", rows)))
    imports.discard(plan.version)

    report = plan.report
    assert (992, 3, 990, 2, 10, 20, 1, 979) == counts(report)
    assert report.rows + report.skipped == len(rows) + 1
    told = [(one.row, one.code, one.column) for one in report.problems]
    expected = [
        (994, "duplicate-reference", "整理番号"),
        (995, "duplicate-reference", "整理番号"),
        (992, "duplicate-copy", "整理番号"),
        (993, "duplicate-copy", "整理番号"),
    ]
    assert expected == told


def test_refused_rows_of_the_active_roster_are_lost(tmp_path: Path, registry: Registry) -> None:
    """A person whose row is refused leaves the roster and is counted as lost by refusal."""
    imports = service(tmp_path, registry)
    import_file(imports, ImportRequest(write_csv(tmp_path / "old.csv", people(range(1, 201)))))
    rows = [*people(range(1, 199)), person(199, ""), person(200), person(200, "別の 名義")]

    report = dry_run(imports, ImportRequest(write_csv(tmp_path / "new.csv", rows)))

    assert (198, 3, 2, 2) == (
        report.accepted,
        report.rejected,
        report.removed,
        report.lost_by_refusal,
    )


def test_supplement_removes_nobody(tmp_path: Path, registry: Registry) -> None:
    """A supplement adds and changes the file's rows, keeps every other, and tells who is both."""
    imports = service(tmp_path, registry)
    import_file(imports, ImportRequest(write_csv(tmp_path / "old.csv", people(range(1, 3001)))))
    rows = [person(5, "見本　改名"), person(4000, *person(7)[1:]), person(6)]

    report = import_file(
        imports, ImportRequest(write_csv(tmp_path / "more.csv", rows), FileKind.SUPPLEMENT)
    )

    assert (3, 1, 3, 0, 1, 0, 1, 1) == counts(report)
    assert [(3, "person-twice")] == [(one.row, one.code) for one in report.problems]
    roster = stored(tmp_path, registry)
    assert (3001, "見本　改名") == (len(roster), roster["A0000005"])


def test_large_removal_waits_for_a_yes(tmp_path: Path, registry: Registry) -> None:
    """More people leaving than the policy allows need an approval; until then nothing moves."""
    imports = service(tmp_path, registry)
    first = import_file(
        imports, ImportRequest(write_csv(tmp_path / "old.csv", people(range(1, 101))))
    )
    smaller = ImportRequest(write_csv(tmp_path / "new.csv", people(range(1, 95))))

    refused = import_file(imports, smaller)

    assert (ImportStatus.NEEDS_APPROVAL, "") == (refused.status, refused.version)
    assert (94, 6) == (refused.accepted, refused.removed)
    assert {first.version} == versions(tmp_path)

    applied = import_file(imports, smaller, YES)

    assert ImportStatus.APPLIED is applied.status
    assert 94 == len(stored(tmp_path, registry))
    switch = registry.history()[0]
    assert (applied.version, "supervisor", "確認済み") == (
        switch.version,
        switch.user,
        switch.reason,
    )


def test_small_removal_needs_no_yes(tmp_path: Path, registry: Registry) -> None:
    """Exactly the policy's share of people may leave without an approval."""
    imports = service(tmp_path, registry)
    import_file(imports, ImportRequest(write_csv(tmp_path / "old.csv", people(range(1, 101)))))

    report = import_file(
        imports, ImportRequest(write_csv(tmp_path / "new.csv", people(range(1, 96))))
    )

    assert ImportStatus.APPLIED is report.status


def test_dry_run_reports_the_same_and_leaves_nothing(tmp_path: Path, registry: Registry) -> None:
    """A dry run counts what the import counts, and the profile is afterwards as before."""
    imports = service(tmp_path, registry)
    file = write_csv(tmp_path / "roster.csv", [*people(range(1, 51)), person(7, "別の 名義")])

    dry = dry_run(imports, ImportRequest(file))
    before = versions(tmp_path)
    real = import_file(imports, ImportRequest(file), YES)

    assert set() == before
    assert counts(dry) == counts(real)
    assert dry.problems == real.problems
    assert dry.sha256 == real.sha256


def test_file_without_an_acceptable_row_is_refused(tmp_path: Path, registry: Registry) -> None:
    """A file of which no row can be accepted is refused even with an approval."""
    imports = service(tmp_path, registry)
    rows = [person(number, "") for number in range(1, 4)]

    report = import_file(imports, ImportRequest(write_csv(tmp_path / "bad.csv", rows)), YES)

    assert (ImportStatus.REFUSED, 0, 3) == (report.status, report.accepted, report.rejected)
    assert set() == versions(tmp_path)
    assert registry.active() is None


def test_file_that_is_no_roster_changes_nothing(tmp_path: Path, registry: Registry) -> None:
    """A file the reader refuses ends in its reason, and the next import is free to begin."""
    imports = service(tmp_path, registry)
    (tmp_path / "letter.csv").write_text("拝啓\n敬具\n", encoding="utf-8")

    with pytest.raises(RefusedError):
        imports.plan(ImportRequest(tmp_path / "letter.csv"))

    assert set() == versions(tmp_path)
    import_file(imports, ImportRequest(write_csv(tmp_path / "roster.csv", people(range(1, 3)))))
    assert 2 == len(stored(tmp_path, registry))


def test_second_importer_is_turned_away(tmp_path: Path, registry: Registry) -> None:
    """While a command imports, another import on the profile is refused, also from elsewhere."""
    first, second = service(tmp_path, registry), service(tmp_path, registry)
    request = ImportRequest(write_csv(tmp_path / "roster.csv", people(range(1, 11))))

    with first.planned(request) as plan:
        for importer in (first, second):
            with pytest.raises(RefusedError) as refused:
                importer.plan(request)
            assert "import-running" == refused.value.code
        assert (0, 0) == (first.sweep(), second.sweep())
        first.apply(plan)

    assert ImportStatus.APPLIED is import_file(second, request).status


def test_plan_is_stale_after_a_switch(tmp_path: Path, registry: Registry) -> None:
    """A plan compared with a roster that is no longer active cannot be applied."""
    imports = service(tmp_path, registry)
    request = ImportRequest(write_csv(tmp_path / "roster.csv", people(range(1, 11))))
    old, new = (import_file(imports, request).version for _ in range(2))
    plan = imports.plan(request)
    registry.activate(old, "supervisor", "")

    with pytest.raises(RefusedError) as refused:
        imports.apply(plan)

    assert "import-plan-stale" == refused.value.code
    assert {old, new, plan.version} == versions(tmp_path)
    assert [(plan.version, True)] == [(one.id, one.stale) for one in imports.waiting()]


@pytest.mark.parametrize("phase", list(ImportPhase)[:4])
def test_cancel_leaves_nothing(tmp_path: Path, registry: Registry, phase: ImportPhase) -> None:
    """Cancelled in any phase, an import removes what it had built."""
    seen: list[ImportPhase] = []
    request = ImportRequest(write_csv(tmp_path / "roster.csv", people(range(1, 20_001))))

    def follow(progress: ImportProgress) -> None:
        seen.append(progress.phase)

    with pytest.raises(CancelledError):
        service(tmp_path, registry).plan(request, follow, lambda: phase in seen)

    assert set() == versions(tmp_path)


def test_progress_goes_through_all_phases(tmp_path: Path, registry: Registry) -> None:
    """Whoever follows an import hears of each phase in order, and of every row."""
    seen: list[ImportProgress] = []
    request = ImportRequest(write_csv(tmp_path / "roster.csv", people(range(1, 6001))))

    import_file(service(tmp_path, registry), request, progress=seen.append)

    assert list(ImportPhase) == list(dict.fromkeys(one.phase for one in seen))
    assert 6000 == max(one.done for one in seen if one.phase is ImportPhase.READING)


class InterruptedPlans(PlanStore):
    """Plans that are applied, whereupon they are interrupted before they can say so."""

    def apply(
        self,
        result: PlanResult,
        stamp: RosterStamp,
        switch: Activation,
        chosen: Mapping[str, tuple[tuple[str, str], ...]],
    ) -> None:
        """Switch, then fail."""
        super().apply(result, stamp, switch, chosen)
        code = "disk-full"
        raise MachineError(code)


def test_interrupted_switch_keeps_the_roster_it_made(tmp_path: Path, registry: Registry) -> None:
    """Whatever fails once the registry has switched, the files of the active roster stay."""
    plans = InterruptedPlans(registry._database)
    imports = ImportService(tmp_path, registry, plans, SUPERVISOR)
    request = ImportRequest(write_csv(tmp_path / "roster.csv", people(range(1, 11))))

    with pytest.raises(MachineError):
        import_file(imports, request)

    assert 10 == len(stored(tmp_path, registry))
    assert 0 == imports.sweep()


def test_unwritable_announcement_does_not_undo_the_switch(
    tmp_path: Path, registry: Registry
) -> None:
    """The file that tells open windows of a switch is a hint: its failure is not the import's."""
    imports = service(tmp_path, registry)
    (tmp_path / "rosters" / "ACTIVE").mkdir()
    request = ImportRequest(write_csv(tmp_path / "roster.csv", people(range(1, 11))))

    assert ImportStatus.APPLIED is import_file(imports, request).status
    assert 10 == len(stored(tmp_path, registry))


def test_a_damaged_roster_in_use_can_be_replaced(tmp_path: Path, registry: Registry) -> None:
    """A full roster takes the place of one that no longer reads, once that is acknowledged."""
    imports = service(tmp_path, registry)
    import_file(imports, ImportRequest(write_csv(tmp_path / "old.csv", people(range(1, 50)))), YES)
    active = registry.active()
    assert active is not None
    file = tmp_path / "rosters" / active.version / "roster.db"
    file.write_bytes(file.read_bytes()[:4096] + bytes(file.stat().st_size - 4096))
    again = ImportRequest(write_csv(tmp_path / "new.csv", people(range(1, 60))))

    asked = imports.plan(again)
    comparing = Comparing(tmp_path, registry, Calls(registry._database), str)
    page, summary = comparing.page(asked, ChangeFilter(), 3, None), comparing.summary(asked)
    comparing.forget()
    applied = imports.apply(asked, YES)

    assert ("base-damaged",) == asked.needs
    assert (["added"] * 3, True) == ([one.kind for one in page.changes], page.more)
    assert ((), 0) == (summary.fields, summary.told)
    assert (59, 1, 59, 0, 59, 0, 0, 0) == counts(applied)
    assert ImportStatus.APPLIED is applied.status
    assert 59 == len(stored(tmp_path, registry))


def test_a_row_is_counted_once_among_the_doubtful_ones(tmp_path: Path) -> None:
    """However often and whenever a row is warned about, it is one row with a warning."""
    broken = "空き番号"
    rows = [person(number, *SPARE, broken) for number in (1, 1, 2)]
    plan = service(tmp_path, registry_of(tmp_path)).plan(
        ImportRequest(write_csv(tmp_path / "roster.csv", rows))
    )

    rows_warned = {one.row for one in plan.report.problems if one.severity is Severity.WARNED}
    found = Counter(one.code for one in plan.report.problems)
    assert found == {"phone-unreadable": 3, "duplicate-copy": 1, "person-twice": 2}
    assert rows_warned == {2, 3, 4}
    assert 3 == plan.report.warned
