"""The client's figure held against a plan that was built."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.roster import ImportStatus
from callassist.services.importing.plan import COUNT_DIFFERS, expecting
from callassist.services.importing.request import ImportPlan
from tests.doubles.rosters import PROBLEMS, make_plan

PLANS = st.sampled_from([make_plan(), make_plan(problems=PROBLEMS), make_plan(removed=9_000)])
FIGURES = st.none() | st.integers(0, 10**7) | st.sampled_from([make_plan().report.rows])


@given(PLANS, FIGURES, FIGURES)
def test_only_the_last_figure_counts(plan: ImportPlan, first: int | None, last: int | None) -> None:
    """Another figure before leaves no trace, and the other reasons stay."""
    assert expecting(plan, last) == expecting(expecting(plan, first), last)
    held = expecting(plan, last)
    differs = last is not None and last != plan.report.rows
    assert (COUNT_DIFFERS in held.needs) == differs
    assert plan.needs == tuple(one for one in held.needs if one != COUNT_DIFFERS)
    assert (held.report.status is ImportStatus.NEEDS_APPROVAL) == bool(held.needs)


def test_a_plan_without_a_row_stays_refused() -> None:
    """No figure makes a roster of a file that has none."""
    plan = make_plan()
    empty = replace(plan, report=replace(plan.report, accepted=0))

    assert ImportStatus.REFUSED is expecting(empty, plan.report.rows).report.status
