"""Plans that outlive the process that made them, and what an interrupted import leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread
from time import monotonic

import pytest

from callassist.domain.changes import ChangeSummary
from callassist.domain.errors import CancelledError, MachineError, RefusedError
from callassist.domain.plans import PlanStart, PlanState
from callassist.domain.roster import ImportProgress, ImportStatus, RosterStamp
from callassist.domain.rosterfile import FileKind
from callassist.services.importing import kept
from callassist.services.importing.request import Approval, ImportRequest
from callassist.services.importing.service import ImportService
from callassist.services.versions import Versions
from callassist.storage.plans import PlanStore
from callassist.storage.registry import Registry
from callassist.storage.rosters import layout
from tests.integration.importing.support import (
    HEADER,
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
from tests.integration.rosterfiles.workbooks import encrypted, shared_book


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    """Return an empty registry."""
    return registry_of(tmp_path)


def _begin(profile: Path, registry: Registry, file: Path, password: str | None = None) -> str:
    """Leave what an import leaves that was killed while it read its file."""
    imports = service(profile, registry)
    made = imports.plan(ImportRequest(file, password=password))
    record = PlanStore(registry._database).get(made.version)
    imports.discard(made.version)
    start = replace(record.start, version=layout.new_version(datetime.now(UTC)))
    PlanStore(registry._database).begin(start)
    folder = layout.version_folder(profile, start.version)
    folder.mkdir(mode=0o700)
    (folder / layout.ROSTER_FILE).write_bytes(b"half a roster")
    return start.version


def test_a_ready_plan_survives_a_restart(tmp_path: Path, registry: Registry) -> None:
    """Another process finds the plan with its problems, and switches to it as it was built."""
    rows = [*people(range(1, 51)), person(7, "別の 名義"), person(60, "")]
    request = ImportRequest(write_csv(tmp_path / "roster.csv", rows), expected=52)
    made = service(tmp_path, registry).plan(request)

    again = service(tmp_path, registry_of(tmp_path))
    waiting = again.waiting()
    resumed = again.resume(made.version)

    assert [(made.version, PlanState.READY, False)] == [
        (one.id, one.state, one.stale) for one in waiting
    ]
    assert made == resumed
    assert "sakura" == again.resume(made.version, password="sakura").request.password
    assert 3 == len(resumed.report.problems)
    report = again.apply(resumed, Approval("確認済み"))
    assert (ImportStatus.APPLIED, 49) == (report.status, len(stored(tmp_path, registry)))
    assert () == again.waiting()


def test_two_plans_wait_and_the_first_applied_outdates_the_other(
    tmp_path: Path, registry: Registry
) -> None:
    """A plan is applied only while its base is active; resumed, it is compared anew."""
    imports = service(tmp_path, registry)
    first, second = (
        imports.plan(ImportRequest(write_csv(tmp_path / f"{name}.csv", people(range(1, most)))))
        for name, most in (("one", 31), ("two", 41))
    )
    imports.apply(first)

    with pytest.raises(RefusedError) as refused:
        imports.apply(second)
    assert "import-plan-stale" == refused.value.code
    anew = imports.resume(second.version)

    assert (10, 30, first.version) == (anew.report.added, anew.report.unchanged, anew.base)
    assert [anew.version] == [one.id for one in imports.waiting()]
    imports.apply(anew)
    assert {first.version, anew.version} == versions(tmp_path)


def test_an_interrupted_import_is_offered_and_read_again(
    tmp_path: Path, registry: Registry
) -> None:
    """What was built in part goes; the file, still the same, is read again when asked."""
    file = write_csv(tmp_path / "roster.csv", people(range(1, 21)))
    interrupted = _begin(tmp_path, registry, file)
    imports = service(tmp_path, registry)

    waiting = imports.waiting()

    assert [(interrupted, PlanState.INTERRUPTED, True)] == [
        (one.id, one.state, one.file_there) for one in waiting
    ]
    assert set() == versions(tmp_path)
    made = imports.resume(interrupted)
    assert [made.version] == [one.id for one in imports.waiting()]
    imports.apply(made)
    assert 20 == len(stored(tmp_path, registry))


def test_another_file_is_not_taken_for_the_interrupted_one(
    tmp_path: Path, registry: Registry
) -> None:
    """A file that changed or went is refused with its reason; the entry can be discarded."""
    file = write_csv(tmp_path / "roster.csv", people(range(1, 21)))
    interrupted = _begin(tmp_path, registry, file)
    imports = service(tmp_path, registry)
    imports.sweep()

    codes = []
    for change in (lambda: write_csv(file, people(range(1, 22))), file.unlink):
        change()
        with pytest.raises(RefusedError) as refused:
            imports.resume(interrupted)
        codes.append(refused.value.code)
    assert ["import-file-changed", "file-missing"] == codes
    assert [(interrupted, False)] == [(one.id, one.file_there) for one in imports.waiting()]

    imports.discard(interrupted)
    assert () == imports.waiting()
    with pytest.raises(RefusedError) as refused:
        imports.resume(interrupted)
    assert "import-plan-gone" == refused.value.code


def test_a_ready_plan_without_its_files_is_built_again(tmp_path: Path, registry: Registry) -> None:
    """Where the version's folder is gone or damaged, resuming reads the file once more."""
    imports = service(tmp_path, registry)
    made = imports.plan(ImportRequest(write_csv(tmp_path / "roster.csv", people(range(1, 21)))))
    layout.remove(layout.version_folder(tmp_path, made.version))

    again = imports.resume(made.version)

    assert made.version != again.version
    imports.apply(again)
    assert 20 == len(stored(tmp_path, registry))


def test_a_discarded_plan_cannot_be_applied(tmp_path: Path, registry: Registry) -> None:
    """Once discarded, neither the plan in hand nor its id brings the roster back."""
    imports = service(tmp_path, registry)
    made = imports.plan(ImportRequest(write_csv(tmp_path / "roster.csv", people(range(1, 21)))))
    imports.discard(made.version)

    for attempt in (lambda: imports.apply(made), lambda: imports.get(made.version)):
        with pytest.raises(RefusedError) as refused:
            attempt()
        assert "import-plan-gone" == refused.value.code
    assert set() == versions(tmp_path)
    assert registry.active() is None


def test_an_applied_plan_is_not_discarded(tmp_path: Path, registry: Registry) -> None:
    """Discarding a plan that was applied leaves its roster as it is."""
    imports = service(tmp_path, registry)
    made = imports.plan(ImportRequest(write_csv(tmp_path / "roster.csv", people(range(1, 21)))))
    imports.apply(made)

    imports.discard(made.version)

    assert 20 == len(stored(tmp_path, registry))
    assert PlanState.APPLIED is imports.get(made.version).state


def test_a_count_that_differs_needs_a_yes(tmp_path: Path, registry: Registry) -> None:
    """The client's own count is held against the file's data rows; a difference is approved."""
    imports = service(tmp_path, registry)
    file = write_csv(tmp_path / "roster.csv", people(range(1, 21)))

    right = import_file(imports, ImportRequest(file, expected=20))
    wrong = import_file(imports, ImportRequest(file, expected=21))

    assert (ImportStatus.APPLIED, ImportStatus.NEEDS_APPROVAL) == (right.status, wrong.status)


def test_the_clients_figure_is_kept_with_a_plan(tmp_path: Path, registry: Registry) -> None:
    """Said after the plan was built, it survives a restart, asks for a yes, and is reported."""
    imports = service(tmp_path, registry)
    made = imports.plan(ImportRequest(write_csv(tmp_path / "roster.csv", people(range(1, 21)))))

    imports.expect(made, 21)
    again = service(tmp_path, registry_of(tmp_path))
    resumed = again.resume(made.version)

    assert (21, ("count-differs",)) == (resumed.expected, resumed.needs)
    assert [("count-differs",)] == [one.needs for one in again.waiting()]
    assert ImportStatus.NEEDS_APPROVAL is again.apply(resumed).status
    report = again.apply(resumed, Approval("確認済み"))
    assert ImportStatus.APPLIED is report.status
    account = again.account(again.get(made.version), ChangeSummary((), 0))
    assert (21, ("count-differs",)) == (account.expected, account.needs)


def test_a_figure_that_fits_needs_no_yes(tmp_path: Path, registry: Registry) -> None:
    """A corrected figure, or none at all, takes the reason away; an applied plan keeps its own."""
    imports = service(tmp_path, registry)
    made = imports.plan(
        ImportRequest(write_csv(tmp_path / "roster.csv", people(range(1, 21))), expected=7)
    )

    held = imports.expect(made, 20)
    assert ((), ()) == (held.needs, imports.expect(held, None).needs)
    held = imports.expect(held, 20)
    assert ImportStatus.APPLIED is imports.apply(held).status
    with pytest.raises(RefusedError) as refused:
        imports.expect(held, 21)

    assert "import-plan-gone" == refused.value.code
    assert 20 == imports.get(made.version).expected


def test_a_file_imported_before_says_when(tmp_path: Path, registry: Registry) -> None:
    """The same bytes again, under whatever name, name the day they were switched to."""
    imports = service(tmp_path, registry)
    file = write_csv(tmp_path / "roster.csv", people(range(1, 21)))
    first = imports.plan(ImportRequest(file))
    imports.apply(first)
    copy = tmp_path / "copy.csv"
    copy.write_bytes(file.read_bytes())

    second = imports.plan(ImportRequest(copy))

    assert first.imported_before is None
    switched = registry.history()[0].at
    assert second.imported_before is not None
    assert abs((second.imported_before - switched).total_seconds()) < 5
    assert ImportStatus.APPLIED is imports.apply(second).status


def test_chosen_columns_are_remembered(tmp_path: Path, registry: Registry) -> None:
    """What was chosen for headers when a plan was applied is proposed for the same headers."""
    header = "お客さま番号X,お名前X,フリガナ\n"
    mapping = (("reference", "お客さま番号X"), ("name", "お名前X"))
    files = [tmp_path / f"{number}.csv" for number in range(2)]
    for number, file in enumerate(files):
        row = f"A000000{number},見本　太郎,ミホン　タロウ\n"
        file.write_text(header + row, encoding="utf-8")
    imports = service(tmp_path, registry)
    with pytest.raises(RefusedError):
        imports.plan(ImportRequest(files[1]))
    import_file(imports, ImportRequest(files[0], mapping=mapping))

    report = dry_run(imports, ImportRequest(files[1]))

    assert 1 == report.accepted
    survey = imports.files.survey(ImportRequest(files[1]))
    assert ["remembered", "remembered"] == [
        column.reason.value for column in survey.sheets[0].columns[:2]
    ]


def test_closing_ends_a_build_within_a_second(tmp_path: Path, registry: Registry) -> None:
    """Whoever logs out while a file is read waits no second, and nothing of it is left."""
    imports = service(tmp_path, registry)
    request = ImportRequest(write_csv(tmp_path / "roster.csv", people(range(1, 60_001))))
    reading, ended = Event(), list[str]()

    def follow(progress: ImportProgress) -> None:
        del progress
        reading.set()

    def build() -> None:
        try:
            imports.plan(request, follow)
        except CancelledError as error:
            ended.append(error.code)

    thread = Thread(target=build)
    thread.start()
    assert reading.wait(60)
    begun = monotonic()
    imports.close()
    took = monotonic() - begun
    thread.join(60)

    assert ["import-cancelled"] == ended
    assert took < 1.0
    assert set() == versions(tmp_path)
    assert () == service(tmp_path, registry).waiting()


class FullDatabase(PlanStore):
    """Plans on a disk that has no room left but the ballast's."""

    ballast: Path

    def discard(self, version: str) -> bool:
        """Write, if the ballast has been given up."""
        if self.ballast.exists():
            code = "disk-full"
            raise MachineError(code)
        return super().discard(version)


def test_cleaning_works_on_a_full_disk(tmp_path: Path, registry: Registry) -> None:
    """Where not a page can be written, the ballast goes and the plan with it."""
    plans = FullDatabase(registry._database)
    plans.ballast = tmp_path / "rosters" / "ballast"
    imports = ImportService(tmp_path, registry, plans, SUPERVISOR)
    made = imports.plan(ImportRequest(write_csv(tmp_path / "roster.csv", people(range(1, 21)))))
    assert plans.ballast.exists()

    imports.discard(made.version)

    assert not plans.ballast.exists()
    assert set() == versions(tmp_path)
    imports.sweep()
    assert plans.ballast.exists()
    assert () == imports.waiting()


def test_an_encrypted_file_is_read_again_with_its_password(
    tmp_path: Path, registry: Registry
) -> None:
    """No password is kept with a plan: what was interrupted says that it needs one."""
    plain = shared_book(tmp_path / "plain.xlsx", [HEADER, *people(range(1, 4))])
    file = encrypted(plain, tmp_path / "roster.xlsx", "sakura")
    interrupted = _begin(tmp_path, registry, file, "sakura")
    imports = service(tmp_path, registry)
    assert 1 == len(imports.waiting())

    codes = []
    for password in (None, "ume"):
        with pytest.raises(RefusedError) as refused:
            imports.resume(interrupted, password=password)
        codes.append(refused.value.code)

    assert ["file-encrypted", "file-password-wrong"] == codes
    assert [interrupted] == [one.id for one in imports.waiting()]
    assert 3 == imports.resume(interrupted, password="sakura").report.accepted


def test_a_kept_request_is_the_one_that_was_asked(tmp_path: Path) -> None:
    """Everything said of how to read a file is found again, but its password."""
    asked = ImportRequest(
        tmp_path / "roster.xlsx",
        FileKind.SUPPLEMENT,
        sheets=("低圧", "高圧"),
        header_row=3,
        mapping=(("name", "お名前"),),
        encoding="cp932",
        password="sakura",
        expected=12,
    )
    start = PlanStart(
        version="v",
        kind=asked.kind,
        path=str(asked.path),
        source=asked.path.name,
        sha256="0" * 64,
        reading=kept.reading_of(asked),
        base="",
        expected=asked.expected,
        made_by="supervisor",
        made_at=datetime(2023, 6, 5, tzinfo=UTC),
    )

    assert "sakura" not in start.reading
    assert replace(asked, password=None) == kept.request_of(start)
    assert asked == kept.request_of(start, "sakura")


def test_a_plan_applied_while_it_is_made_anew_keeps_its_roster(
    tmp_path: Path, registry: Registry
) -> None:
    """Who resumes it is told that it is gone; the roster that was switched to stays whole."""
    imports = service(tmp_path, registry)
    first, second = (
        write_csv(tmp_path / f"{name}.csv", people(range(1, most)))
        for name, most in (("one", 31), ("two", 31))
    )
    import_file(imports, ImportRequest(first))
    waits = imports.plan(ImportRequest(write_csv(tmp_path / "new.csv", people(range(1, 41)))))
    import_file(imports, ImportRequest(second))
    window, applied = service(tmp_path, registry), list[str]()

    def overtake(_step: ImportProgress) -> None:
        if not applied:
            applied.append(Versions(tmp_path, registry).undo("other", "").version)
            window.apply(waits)

    with pytest.raises(RefusedError) as refused:
        imports.resume(waits.version, overtake)

    assert "import-plan-gone" == refused.value.code
    assert (40, ()) == (len(stored(tmp_path, registry)), imports.waiting())
    assert waits.version in versions(tmp_path)


class _Overtaken(Registry):
    """A registry whose list is out of date in the moment it is read."""

    then: Callable[[], object] | None = None

    def list(self) -> tuple[RosterStamp, ...]:
        """Return the versions; somebody else switches right behind it."""
        found, then, self.then = super().list(), self.then, None
        if then:
            then()
        return found


def test_a_plan_applied_while_it_is_discarded_keeps_its_roster(
    tmp_path: Path, registry: Registry
) -> None:
    """The folder goes only with a plan that nobody switched to."""
    overtaken = _Overtaken(registry._database)
    here, there = service(tmp_path, overtaken), service(tmp_path, registry)
    made = here.plan(ImportRequest(write_csv(tmp_path / "roster.csv", people(range(1, 21)))))
    overtaken.then = lambda: there.apply(made)

    went = here.discard(made.version)

    assert (False, 20) == (went, len(stored(tmp_path, registry)))


def test_only_what_waits_is_discarded(tmp_path: Path, registry: Registry) -> None:
    """A plan that was applied or discarded before is left alone, and whoever asked is told."""
    imports = service(tmp_path, registry)
    first, second = (
        imports.plan(ImportRequest(write_csv(tmp_path / f"{name}.csv", people(range(1, most)))))
        for name, most in (("one", 31), ("two", 41))
    )
    imports.apply(first)

    answers = [imports.discard(one.version) for one in (first, second, second)]

    assert [False, True, False] == answers
    with pytest.raises(RefusedError) as refused:
        imports.apply(first)
    assert "import-plan-gone" == refused.value.code
    assert 30 == len(stored(tmp_path, registry))
