"""The processes of an import, as those who wait for them see them."""

from __future__ import annotations

from multiprocessing import Pipe

import pytest

from callassist.domain.errors import CancelledError
from callassist.services.importing.family import await_word


def test_nobody_waits_for_a_child_after_the_session_has_ended() -> None:
    """A word that is there is taken; without one, an end is noticed."""
    reading, writing = Pipe(duplex=False)
    with pytest.raises(CancelledError, match="import-cancelled"):
        await_word(reading, lambda: True, "import-cancelled")
    writing.send("done")
    await_word(reading, lambda: False, "import-cancelled")
    assert reading.poll()
