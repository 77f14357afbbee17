"""The reading process is mute, limited, and ends with its owner."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from io import BytesIO
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from msoffcrypto.format import xls97

from callassist.domain.errors import RefusedError
from callassist.rosterfiles import lockedbooks, sample, worker
from callassist.rosterfiles.options import Limits
from tests.integration.rosterfiles.child import read_in_child
from tests.unit.rosterfiles.support import OPTIONS


def test_a_missing_file_is_refused_by_the_child(tmp_path: Path) -> None:
    """An error of the child arrives whole."""
    assert read_in_child(tmp_path / "nowhere.xlsx").code == "file-missing"


def test_a_reader_whose_owner_is_gone_ends(tmp_path: Path) -> None:
    """Nobody is left to tell, and no process stays behind."""
    path = tmp_path / "a.csv"
    sample.write(path, 20_000, seed=1)
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=worker.run, args=(str(path), OPTIONS, Limits(), sending))
    process.start()
    sending.close()
    receiving.recv()
    receiving.close()
    process.join(60)
    assert process.exitcode == 1


@pytest.mark.parametrize(
    ("exitcode", "code"),
    [
        (-signal.SIGXCPU, "file-too-slow"),
        (-signal.SIGABRT, "file-breaks-reader"),
        (-signal.SIGSEGV, "file-breaks-reader"),
        (1, "file-breaks-reader"),
    ],
)
def test_a_reader_that_died_is_explained(exitcode: int, code: str) -> None:
    """The way it ended says whether the file was slow or hostile."""
    verdict = worker.verdict(exitcode)
    assert isinstance(verdict, RefusedError)
    assert verdict.code == code


@pytest.mark.parametrize("ending", ["xlsx", "csv", "tsv"])
def test_a_synthetic_roster_is_read_without_a_problem(tmp_path: Path, ending: str) -> None:
    """What we write ourselves is accepted whole."""
    path = tmp_path / f"a.{ending}"
    sample.write(path, 6_000, seed=3)
    outcome = read_in_child(path)
    assert outcome.counts == (6_000, 1, 0)
    assert outcome.problems == []
    assert len(set(outcome.references)) == 6_000


def _try_to_write(path: str, sending: Connection) -> None:
    worker.confine(Limits())
    try:
        Path(path).write_bytes(b"a")
    except OSError:
        sending.send("refused")
    else:
        sending.send("written")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on a process's files")
def test_the_child_can_write_no_file(tmp_path: Path) -> None:
    """Whatever a library tries, no row of a roster reaches a disk from the reading process."""
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_try_to_write, args=(str(tmp_path / "a"), sending))
    process.start()
    sending.close()
    assert receiving.recv() == "refused"
    process.join(60)


def test_an_old_workbook_is_decrypted_in_memory() -> None:
    """The library's temporary file is memory while it decrypts, and a file again afterwards."""
    with lockedbooks._in_memory(), xls97.tempfile.TemporaryFile() as file:
        assert isinstance(file, BytesIO)
    with xls97.tempfile.TemporaryFile() as file:
        assert not isinstance(file, BytesIO)
