"""Plans in the database: what may follow what, and that a switch is one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy.exc import IntegrityError

from callassist.domain.errors import RefusedError
from callassist.domain.plans import PlanCounts, PlanRecord, PlanResult, PlanStart, PlanState
from callassist.domain.roster import Activation, RosterStamp
from callassist.domain.rosterfile import FileKind
from callassist.storage.database import Database
from callassist.storage.plans import PlanStore
from callassist.storage.registry import Registry

MOMENT = datetime(2023, 6, 5, 1, 2, 3, tzinfo=UTC)
START = PlanStart(
    version="20230605T010203Z-0001",
    kind=FileKind.SUPPLEMENT,
    path="/rosters/roster.csv",
    source="roster.csv",
    sha256="ab" * 32,
    reading="{}",
    base="",
    expected=12,
    made_by="chief",
    made_at=MOMENT,
)
RESULT = PlanResult(
    rows=12,
    rows_sha256="cd" * 32,
    key=b"k" * 32,
    key_version=3,
    active_rows=0,
    needs=("rejected-rows", "count-differs"),
    counts=PlanCounts(13, 2, 12, 1, 4, 11, 0, 1, 0, 0, 1),
)
STAMP = RosterStamp(START.version, MOMENT, 12, "roster.csv", RESULT.rows_sha256, active=False)
SWITCH = Activation(START.version, MOMENT, "chief", "weekly")
CHOSEN = {"ef" * 32: (("name", "お名前"), ("address:2", "住所２"))}


@pytest.fixture
def plans(database: Database) -> PlanStore:
    """Return a store with one plan that is being built."""
    made = PlanStore(database)
    made.begin(START)
    return made


def _code(act: Callable[[], object]) -> str:
    with pytest.raises(RefusedError) as refused:
        act()
    return refused.value.code


def test_a_plan_comes_back_as_it_was_kept(plans: PlanStore) -> None:
    """Everything known of a plan is found again, before and after it is built."""
    assert PlanRecord(START, PlanState.BUILDING) == plans.get(START.version)

    plans.ready(START.version, RESULT)

    assert PlanRecord(START, PlanState.READY, RESULT) == plans.get(START.version)
    assert (plans.get(START.version),) == plans.waiting()
    assert {START.version} == plans.ready_versions()
    assert "import-plan-gone" == _code(lambda: plans.get("none"))


def test_the_clients_figure_is_kept_of_a_plan_that_waits(plans: PlanStore) -> None:
    """It changes with its reasons while the plan is ready, and at no other time."""
    assert "import-plan-gone" == _code(lambda: plans.expect(START.version, 13, ()))
    plans.ready(START.version, RESULT)

    plans.expect(START.version, 13, ("rejected-rows",))

    expected = replace(START, expected=13), replace(RESULT, needs=("rejected-rows",))
    found = plans.get(START.version)
    assert expected == (found.start, found.result)
    plans.discard(START.version)
    assert "import-plan-gone" == _code(lambda: plans.expect(START.version, None, ()))


@pytest.mark.parametrize("ready", [True, False], ids=["ready", "a command's"])
def test_a_switch_does_all_or_nothing(plans: PlanStore, database: Database, *, ready: bool) -> None:
    """Registry, history, plan and remembered columns change together."""
    if ready:
        plans.ready(START.version, RESULT)
    plans.apply(RESULT, STAMP, SWITCH, CHOSEN)

    registry = Registry(database)
    assert replace(STAMP, active=True) == registry.active()
    assert (RESULT.key, (SWITCH,)) == (registry.key(START.version), registry.history())
    record = plans.applied()[START.version]
    assert (PlanState.APPLIED, replace(RESULT, key=b"")) == (record.state, record.result)
    assert CHOSEN == plans.mappings()
    assert plans.imported_at(START.sha256) == record.ended_at
    assert () == plans.waiting()


def test_a_failed_switch_changes_nothing(plans: PlanStore, database: Database) -> None:
    """What cannot be entered in the history is not registered, and its plan waits on."""
    plans.ready(START.version, RESULT)
    nobody = replace(SWITCH, user=None)  # type: ignore[arg-type]  # refused by the table
    with pytest.raises(IntegrityError):
        plans.apply(RESULT, STAMP, nobody, CHOSEN)

    assert ((), None) == (Registry(database).list(), Registry(database).active())
    assert PlanState.READY is plans.get(START.version).state
    assert {} == plans.mappings()


def test_a_plan_is_applied_once_and_on_its_own_base(plans: PlanStore, database: Database) -> None:
    """Applied, discarded or outdated plans are refused inside the transaction itself."""
    second = replace(START, version="20230605T010203Z-0002")
    plans.begin(second)
    plans.ready(second.version, RESULT)
    plans.apply(RESULT, STAMP, SWITCH, {})

    stamp = replace(STAMP, version=second.version)
    switch = replace(SWITCH, version=second.version)
    assert ["import-plan-gone", "import-plan-stale"] == [
        _code(lambda: plans.apply(RESULT, STAMP, SWITCH, {})),
        _code(lambda: plans.apply(RESULT, stamp, switch, {})),
    ]
    plans.discard(second.version)
    assert "import-plan-gone" == _code(lambda: plans.apply(RESULT, stamp, switch, {}))
    assert (replace(STAMP, active=True),) == Registry(database).list()


def test_discarding_forgets_the_key_but_of_no_applied_plan(plans: PlanStore) -> None:
    """A discarded plan's version can be read by nobody; an applied one stays applied."""
    plans.ready(START.version, RESULT)
    plans.discard(START.version)
    record = plans.get(START.version)
    assert (PlanState.DISCARDED, replace(RESULT, key=b"")) == (record.state, record.result)

    other = replace(START, version="20230605T010203Z-0002")
    plans.begin(other)
    plans.apply(
        RESULT, replace(STAMP, version=other.version), replace(SWITCH, version=other.version), {}
    )
    plans.discard(other.version)
    assert PlanState.APPLIED is plans.get(other.version).state


def test_what_was_being_built_is_interrupted_and_may_be_replaced(plans: PlanStore) -> None:
    """An interrupted plan waits until one made from it is ready, in the same transaction."""
    assert (1, 0) == (plans.interrupt(), plans.interrupt())
    assert [PlanState.INTERRUPTED] == [one.state for one in plans.waiting()]
    anew = replace(START, version="20230605T010203Z-0002")
    plans.begin(anew)

    plans.ready(anew.version, RESULT, replaces=START.version)

    assert [anew.version] == [one.start.version for one in plans.waiting()]
    assert PlanState.DISCARDED is plans.get(START.version).state


def test_a_later_choice_of_columns_replaces_the_earlier(plans: PlanStore) -> None:
    """For headers that are chosen for twice, the last choice is remembered."""
    plans.apply(RESULT, STAMP, SWITCH, CHOSEN)
    later = replace(START, version="20230605T010203Z-0002", base=START.version)
    plans.begin(later)
    chosen = {next(iter(CHOSEN)): (("name", "契約者"),)}
    stamp = replace(STAMP, version=later.version)
    plans.apply(RESULT, stamp, replace(SWITCH, version=later.version), chosen)

    assert chosen == plans.mappings()
