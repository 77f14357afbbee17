"""Progress out of children that work side by side."""

from __future__ import annotations

from callassist.domain.roster import ImportPhase, ImportProgress
from callassist.services.importing.estimate import Estimate
from callassist.services.importing.events import Advanced
from callassist.services.importing.progress import ForwardProgress


def test_phases_never_go_back() -> None:
    """The user sees each phase once, in order, though the index grows beside all of them."""
    seen: list[ImportProgress] = []
    progress = ForwardProgress(seen.append)
    for event in (
        Advanced(ImportPhase.READING, 10),
        Advanced(ImportPhase.INDEXING, 5),
        Advanced(ImportPhase.COMPARING, 0, 20),
        Advanced(ImportPhase.READING, 20),
        Advanced(ImportPhase.VERIFYING, 10, 20),
        Advanced(ImportPhase.INDEXING, 15),
        Advanced(ImportPhase.VERIFYING, 20, 20),
    ):
        progress.advance(event)
    progress.built(20)
    progress.advance(Advanced(ImportPhase.INDEXING, 20))

    expected = [
        (ImportPhase.READING, 10, None),
        (ImportPhase.COMPARING, 0, 20),
        (ImportPhase.VERIFYING, 10, 20),
        (ImportPhase.VERIFYING, 20, 20),
        (ImportPhase.INDEXING, 15, 20),
        (ImportPhase.INDEXING, 20, 20),
    ]
    assert expected == [(one.phase, one.done, one.total) for one in seen]


def test_time_left_goes_on_while_the_children_are_silent() -> None:
    """A tick tells the last phase again with the time that is left now."""
    now = [0.0]
    seen: list[ImportProgress] = []
    progress = ForwardProgress(seen.append, Estimate(clock=lambda: now[0]))
    progress.advance(Advanced(ImportPhase.READING, 0, 1000))
    now[0] = 10.0
    progress.advance(Advanced(ImportPhase.READING, 500, 1000))
    now[0] = 12.0
    progress.tick()

    assert [(ImportPhase.READING, 500)] * 2 == [(one.phase, one.done) for one in seen[1:]]
    first, second = (one.seconds_left or 0.0 for one in seen[1:])
    assert 0 < second != first
