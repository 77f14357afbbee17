"""What the building child takes from the reading child."""

from __future__ import annotations

import os
import pickle

import pytest

from callassist.domain.errors import RefusedError
from callassist.domain.roster import RosterRow, RowProblem, Severity
from callassist.rosterfiles.messages import Done, Failed, Header, Message, Problems, Progress, Rows
from callassist.services.importing.wire import decoded

RECORDS: list[Message] = [
    Header("低圧", 3, (("reference", "整理番号"),), ("担当",)),
    Rows.of(
        [4, 5],
        list(
            zip(RosterRow("A0000001", "見本 太郎"), RosterRow("A0000002", "見本 花子"), strict=True)
        ),
        "低圧",
    ),
    Problems([RowProblem(6, "氏名", "name-missing", Severity.REFUSED)], ("A0000003",)),
    Progress(10, None),
    Done(3, 4, 1, "0" * 64),
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_every_record_arrives_whole(record: Message) -> None:
    """Each kind of record that the reader sends is decoded to an equal one."""
    assert record == decoded(pickle.dumps(record))


def test_a_refusal_keeps_its_parameters() -> None:
    """The reason why a file was refused arrives with what its sentence needs."""
    failed = decoded(pickle.dumps(Failed(RefusedError("columns-missing", columns="整理番号"))))

    assert isinstance(failed, Failed)
    assert ("columns-missing", {"columns": "整理番号"}) == (failed.error.code, failed.error.params)


@pytest.mark.parametrize("named", [os.system, eval, os.path.join], ids=lambda one: one.__name__)
def test_a_taken_over_reader_cannot_run_code(named: object) -> None:
    """Bytes that name anything but a record are refused before anything is called."""
    with pytest.raises(pickle.UnpicklingError):
        decoded(pickle.dumps(named))


@pytest.mark.parametrize(
    "named",
    ["domain.resources\nfiles", "domain.resources\nPath", "rosterfiles.messages\npartial"],
)
def test_what_a_module_of_ours_imports_is_no_record(named: str) -> None:
    """A function of the standard library is refused under the name of a module of ours too."""
    with pytest.raises(pickle.UnpicklingError):
        decoded(f"ccallassist.{named}\n.".encode())
