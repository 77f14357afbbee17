"""The access log: gapless, append-only, written by several processes."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from callassist.domain.access import Action, FailedLogin
from callassist.storage import access_log
from callassist.storage.access_log import AccessLog
from callassist.storage.database import Database
from tests.integration.storage.conftest import KEY, MOMENT, entry

WRITE = """
import sys
from pathlib import Path
from callassist.storage.access_log import AccessLog
from callassist.storage.database import Database
from tests.integration.storage.conftest import KEY, entry

log = AccessLog(Database.open(Path(sys.argv[1]), KEY))
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[3])):
    log.append([entry(terminal=sys.argv[2])] * 3)
    print(number, flush=True)
"""


@pytest.fixture
def log(database: Database) -> AccessLog:
    """Return an empty log."""
    return AccessLog(database)


def _writer(path: Path, terminal: str, times: int) -> subprocess.Popen[str]:
    """Start a process that writes once it is told to."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITE, str(path), terminal, str(times)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert "ready\n" == process.stdout.readline()
    return process


def test_entries_come_back_as_they_were(log: AccessLog) -> None:
    """Every field is kept, and the log numbers from 1."""
    log.append([entry(), entry("none")])
    log.append([entry()])

    assert [
        replace(entry(), number=1),
        replace(entry("none"), number=2),
        replace(entry(), number=3),
    ] == list(log.read())


def test_a_part_of_the_log_can_be_read(log: AccessLog, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading starts and ends where asked, over the borders of pages."""
    monkeypatch.setattr(access_log, "PAGE", 4)
    log.append([entry()] * 10)

    assert list(range(1, 11)) == [one.number for one in log.read()]
    assert [3, 4, 5, 6, 7, 8] == [one.number for one in log.read(3, 6)]
    assert [9, 10] == [one.number for one in log.read(9, 100)]
    assert [] == list(log.read(11))
    assert [] == list(log.read(limit=0))


def test_nothing_is_appended_by_an_empty_group(log: AccessLog) -> None:
    """An empty group writes nothing."""
    log.append([])

    assert [] == list(log.read())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access_log SET user = 'nobody'",
        "DELETE FROM access_log",
        "DELETE FROM access_log WHERE number = 2",
        "REPLACE INTO access_log SELECT * FROM access_log WHERE number = 1",
        """
        INSERT INTO access_log
        SELECT 9, at, user, terminal, action, outcome, call, record_hash, count
        FROM access_log WHERE number = 1
        """,
    ],
)
def test_the_log_only_grows(database: Database, log: AccessLog, statement: str) -> None:
    """No entry can be changed, deleted, replaced, or put behind a gap."""
    log.append([entry()] * 3)
    before = list(log.read())

    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(text(statement))
    assert before == list(log.read())


def test_two_processes_leave_no_gap(path: Path, log: AccessLog) -> None:
    """Entries of processes that write at the same time are numbered without gap or mixture."""
    writers = [_writer(path, terminal, 20) for terminal in ("left", "right")]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    ends = [(writer.communicate(timeout=120), writer.returncode)[1] for writer in writers]
    entries = list(log.read())
    groups = [{one.terminal for one in entries[at : at + 3]} for at in range(0, 120, 3)]

    assert [0, 0] == ends
    assert list(range(1, 121)) == [one.number for one in entries]
    assert all(1 == len(group) for group in groups)
    assert 2 == len({next(iter(group)) for group in groups})


def test_a_killed_process_leaves_whole_groups(path: Path, database: Database) -> None:
    """What was confirmed before a kill is in the log; no group is there by half."""
    writer = _writer(path, "left", 100_000)
    assert writer.stdin is not None
    assert writer.stdout is not None
    writer.stdin.write("go\n")
    writer.stdin.flush()
    confirmed = [int(writer.stdout.readline()) for _ in range(15)]
    writer.kill()
    writer.communicate(timeout=60)
    database.close()
    again = Database.open(path, KEY)
    numbers = [one.number for one in AccessLog(again).read()]
    again.close()

    assert -signal.SIGKILL == writer.returncode
    assert list(range(1, len(numbers) + 1)) == numbers
    assert 0 == len(numbers) % 3
    assert len(numbers) >= 3 * len(confirmed)


def test_wrong_passwords_are_taken_over_once(log: AccessLog) -> None:
    """What failed before anybody could log in is in the log exactly once."""
    first = FailedLogin("1", MOMENT, "op-1")
    second = FailedLogin("2", MOMENT + timedelta(minutes=1), "#ab12")
    log.merge([], "desk-1")
    log.merge([first], "desk-1")
    log.merge([first, second], "desk-1")
    log.merge([first, second], "desk-1")

    assert [
        (1, MOMENT, "op-1", Action.LOG_IN_FAILED),
        (2, second.at, "#ab12", Action.LOG_IN_FAILED),
    ] == [(one.number, one.at, one.user, one.action) for one in log.read()]
