"""A full disk, as the operating system makes it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from callassist.storage.calls import Calls
from callassist.storage.database import Database
from tests.integration.storage.conftest import KEY
from tests.limits import KEEP_NO_MODULES

FILL = """
import resource, signal, sys
from dataclasses import replace
from pathlib import Path
from callassist.domain.errors import MachineError
from callassist.storage.calls import Calls
from callassist.storage.database import Database
from tests.integration.storage.test_database import _call

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
calls = Calls(Database.open(Path(sys.argv[1]), bytes(range(32))))
kept = 0
try:
    for number in range(10_000):
        calls.add(replace(_call("x" * 2000), receipt=str(number)))
        kept += 1
except MachineError as error:
    print(error.code, kept)
"""


def test_a_full_disk_is_told_and_nothing_is_lost(path: Path, database: Database) -> None:
    """Every call that was kept before the disk was full is still there, and no half one."""
    database.close()
    done = subprocess.run(
        [sys.executable, "-c", FILL, str(path)],
        env={**os.environ, **KEEP_NO_MODULES},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    code, kept = done.stdout.split()
    again = Database.open(path, KEY)
    calls = Calls(again)

    assert code in {"disk-full", "disk-error"}
    assert int(kept) > 25
    assert all(calls.get(str(number)) for number in range(int(kept)))
    assert None is calls.get(kept)
    again.close()
