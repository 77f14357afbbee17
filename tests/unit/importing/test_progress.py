"""Progress out of children that work side by side."""

from __future__ import annotations

from callassist.domain.roster import ImportPhase, ImportProgress
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
        ImportProgress(ImportPhase.READING, 10, None),
        ImportProgress(ImportPhase.COMPARING, 0, 20),
        ImportProgress(ImportPhase.VERIFYING, 10, 20),
        ImportProgress(ImportPhase.VERIFYING, 20, 20),
        ImportProgress(ImportPhase.INDEXING, 15, 20),
        ImportProgress(ImportPhase.INDEXING, 20, 20),
    ]
    assert expected == seen
