"""What every test shares: an unexpected warning in the log is a failure, slowness is none."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from hypothesis import settings

from callassist.services.importing import family
from tests.children import forked

settings.register_profile("patient", deadline=None)  # a busy machine is no failure
settings.load_profile("patient")


@pytest.fixture(autouse=True)
def _quiet_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test whose code logged a warning that the test did not take away."""
    yield
    loud = [
        record.getMessage()
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING and not getattr(record, "expected", False)
    ]
    assert loud == []


@pytest.fixture(scope="session", autouse=True)
def _quick_children() -> Iterator[None]:
    """Let the children of an import be forked instead of spawned."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(family, "get_context", forked)
        yield
