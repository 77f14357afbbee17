"""A disk that takes no more, in the middle of an import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.faults.kill import Ground

resource = pytest.importorskip("resource", reason="Windows has no limit on file sizes to set")


def test_a_disk_that_takes_no_more_changes_nothing(tmp_path: Path) -> None:
    """When no file may grow further the import ends with the machine's fault and no remains."""
    ground = Ground(tmp_path, rows=6_000)
    before = ground.active()
    command = [sys.executable, "-m", "tests.integration.faults.victim"]
    with subprocess.Popen(
        [*command, str(ground.profile), str(ground.files[1])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as importer:
        resource.prlimit(importer.pid, resource.RLIMIT_FSIZE, (700_000, 700_000))
        told, _ = importer.communicate(f"{ground.key.hex()}\n")

    assert told.split()[-1] in {"disk-full", "disk-error"}
    assert (0, 0) == ground.sweep()
    assert before == ground.active()
    assert ground.is_whole()
