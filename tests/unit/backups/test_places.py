"""The folder of a profile's backups."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from callassist.domain.errors import MachineError, RefusedError
from callassist.services.backups.places import Places


def test_what_the_system_refuses_is_told_in_its_words(tmp_path: Path) -> None:
    """A backup that cannot be deleted or replaced is the machine's failure, not a bug."""
    with pytest.raises(MachineError, match="read-only"), Places(tmp_path).locked():
        raise PermissionError(errno.EACCES, "synthetic")
    with Places(tmp_path).locked(), pytest.raises(RefusedError, match="backup-running"):
        Places(tmp_path).locked(0.0).__enter__()
