"""Who gets in, and how a command fails."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.integration.cli.child import Program
from tests.integration.cli.conftest import Demo

GOOD = "correct horse battery staple"


def test_refuses_a_wrong_password(demo: Demo) -> None:
    """A wrong password and an unknown user are the same: status 4 and one sentence."""
    options = ("--profile", str(demo.profile), "--json")
    known = Program(demo.home, (*options, "--user", "operator"), "wrong")("search", "x")
    unknown = Program(demo.home, (*options, "--user", "nobody"), "wrong")("search", "x")
    assert (4, "wrong-password") == (known.status, known.json["error"]["code"])
    assert (known.status, known.out, known.err) == (unknown.status, unknown.out, unknown.err)
    assert 1 == known.err.count("\n")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("nonsense",), 2),
        (("search",), 2),
        (("search", "x", "--lang", "fr"), 2),
        (("rosters",), 2),
        (("search", "x", "--limit", "many"), 2),
        (("import",), 2),
        (("import", "x.csv", "--map", "nothing"), 2),
        (("demo", "--rows", "0"), 2),
        (("recover", "share-as-argument", "--user", "x"), 2),
        (("search", "x"), 3),
        (("show", "A0000001"), 3),
        (("content", "check", "nowhere"), 3),
        (("content", "render", "Z"), 3),
        (("demo",), 5),
        (("rosters", "sample", "x.docx", "--rows", "1"), 2),
    ],
)
def test_ends_with_the_contracts_status(
    arguments: tuple[str, ...], status: int, tmp_path: Path
) -> None:
    """Misuse is 2, what does not exist is 3, a missing display is 5; the reason is one line."""
    ran = Program(tmp_path)(*arguments, "--json")
    error = json.loads(ran.out.splitlines()[-1])["error"]
    assert (status, 1) == (ran.status, ran.err.count("\n"))
    assert {"code", "message", "hint"} == set(error)
    assert error["message"] in ran.err


def test_speaks_the_users_language(tmp_path: Path) -> None:
    """A misuse is told in the language asked for, else in that of the locale."""
    japanese = Program(tmp_path)("search")
    english = Program(tmp_path)("search", "--lang", "en")
    assert japanese.err.startswith("callassist: 検索")
    assert english.err.startswith("callassist: Give either")


def test_names_no_window_where_there_is_no_display(tmp_path: Path) -> None:
    """`demo` without a screen says how to go on, and leaves nothing behind."""
    folder = tmp_path / "demo"
    ran = Program(tmp_path)("demo", "--keep", str(folder))
    assert (5, False) == (ran.status, folder.exists())
    assert "--no-window" in ran.err


def test_begins_a_profile_and_recovers_it(tmp_path: Path) -> None:
    """`init` shows three shares, any two of which let a supervisor in again; people are added."""
    profile = tmp_path / "profile"
    options = ("--profile", str(profile), "--user", "chief", "--json")
    first = Program(tmp_path, options, GOOD)
    made = first("init")
    shares = made.json["shares"]
    assert (0, 3) == (made.status, len(shares))
    assert 3 == first("init").status

    added = Program(tmp_path, options, GOOD, {"CALLASSIST_NEW_PASSWORD": "another good phrase"})
    assert 0 == added("accounts", "add", "hana", "--role", "operator").status
    assert 4 == Program(tmp_path, options, "forgotten")("accounts", "list").status

    again = Program(tmp_path, options, "a new long phrase")
    assert 0 == again("recover", "-", given=f"{shares[0]}\n{shares[2]}\n").status
    told = again("accounts", "list").json["accounts"]
    assert {"chief": "supervisor", "hana": "operator"} == {o["user"]: o["role"] for o in told}


def test_an_account_ends_with_a_day_on_the_wall(begun: Program) -> None:
    """It is kept as a moment and told as the day; without a day the end is gone."""
    here = {"CALLASSIST_NEW_PASSWORD": GOOD, "TZ": "Asia/Tokyo"}
    program = replace(begun, variables=here)
    for_people = replace(program, options=program.options[:-1])  # without --json, the last of them
    assert 0 == program("accounts", "add", "hana", "--role", "operator").status

    ended = program("accounts", "expire", "hana", "2099-03-31").json
    assert {"user": "hana", "status": "ends", "last_day": "2099-03-31"} == ended
    told = program("accounts", "list").json["accounts"]
    expected = {"chief": None, "hana": "2099-03-31T15:00:00+00:00"}
    assert expected == {one["user"]: one["expires"] for one in told}
    assert "2099-03-31 まで" in for_people("accounts", "list").out

    assert "endless" == program("accounts", "expire", "hana").json["status"]
    assert "まで" not in for_people("accounts", "list").out


@pytest.mark.parametrize(
    ("arguments", "status", "code"),
    [
        (("hana", "31.3.2099"), 2, "usage-argument"),
        (("ken", "2099-03-31"), 3, "user-unknown"),
        (("chief", "2099-03-31"), 3, "user-own-end"),
    ],
)
def test_an_end_that_cannot_be_is_refused(
    begun: Program, arguments: tuple[str, ...], status: int, code: str
) -> None:
    """A day in another spelling, nobody's account, one's own."""
    ran = begun("accounts", "expire", *arguments)
    assert (status, code) == (ran.status, ran.json["error"]["code"])


def test_examines_machine_profile_and_roster(demo: Demo) -> None:
    """The doctor ends with 0 on a sound profile, with 3 where one was named and is missing."""
    sound = demo.as_("supervisor")("doctor", "--json")
    checks = {one["check"]: one["status"] for one in sound.json["checks"]}
    assert (0, "ok", "ok") == (sound.status, checks["profile"], checks["roster"])
    missing = Program(demo.home)("doctor", "--profile", str(demo.home / "none"), "--json")
    assert (3, "profile-missing") == (missing.status, missing.json["error"]["code"])


def test_exports_the_log_without_personal_data(demo: Demo, tmp_path: Path) -> None:
    """Supervisors and auditors get every entry, to a file of their own or to standard output."""
    family = "佐藤"
    assert 0 == demo.as_("operator")("search", family).status
    file = tmp_path / "log.jsonl"
    assert 0 == demo.as_("auditor")("audit", "export", str(file)).status
    entries = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert list(range(1, len(entries) + 1)) == [entry["number"] for entry in entries]
    assert {"log-in", "log-out", "import", "switch", "search"} <= {e["action"] for e in entries}
    assert 0o600 == file.stat().st_mode & 0o777
    assert len(entries) < len(demo.as_("supervisor")("audit", "export", "-").lines)
    assert family not in file.read_text(encoding="utf-8")
    assert 4 == demo.as_("operator")("audit", "export", "-").status


def test_checks_and_prints_the_content(tmp_path: Path) -> None:
    """The shipped content breaks no rule, and its Markdown opens with a heading."""
    program = Program(tmp_path)
    assert (0, []) == (
        program("content", "check").status,
        program("content", "check", "--json").json["findings"],
    )
    assert program("content", "render", "B").out.startswith("#")


def test_keeps_a_demo_out_of_a_used_folder(tmp_path: Path) -> None:
    """A folder that holds something is never overwritten."""
    used = tmp_path / "used"
    used.mkdir()
    (used / "mine.txt").write_text("mine", encoding="utf-8")
    ran = Program(tmp_path)("demo", "--no-window", "--keep", str(used), "--json")
    assert (3, "demo-folder-used") == (ran.status, ran.json["error"]["code"])
    assert ["mine.txt"] == [one.name for one in used.iterdir()]


def test_takes_the_common_options_anywhere(demo: Demo) -> None:
    """Before the command, between its words and after them they mean the same."""
    program = Program(demo.home, (), demo.passwords["supervisor"])
    ran = program("--json", "rosters", "--profile", str(demo.profile), "list", "--user=supervisor")
    assert (0, 1) == (ran.status, len(ran.json["rosters"]))


def test_says_that_what_it_prints_cannot_be_written(tmp_path: Path) -> None:
    """A full disk behind standard output is the machine's fault; a closed pipe is nobody's."""
    line = (sys.executable, "-m", "callassist", "content", "render", "A")
    environment = Program(tmp_path).environment()
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            line, stdout=full, stderr=subprocess.PIPE, env=environment, check=False
        )
    assert (5, 1) == (done.returncode, done.stderr.count(b"\n"))
    reading, writing = os.pipe()
    os.close(reading)
    closed = subprocess.run(
        line, stdout=writing, stderr=subprocess.PIPE, env=environment, check=False
    )
    os.close(writing)
    assert (0, b"") == (closed.returncode, closed.stderr)
