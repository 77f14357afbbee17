"""Background work: replies in the main thread, the newest one only."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from callassist.domain.errors import CallAssistError, RefusedError
from callassist.gui.tasks import TaskRunner


def test_the_reply_arrives_in_the_main_thread(qtbot: QtBot, tasks: TaskRunner) -> None:
    """Work runs elsewhere; what it returned is heard where widgets may be touched."""
    seen: list[tuple[bool, bool]] = []
    main = threading.main_thread()

    def done(worked_in: threading.Thread) -> None:
        seen.append((worked_in is main, threading.current_thread() is main))

    tasks.run(threading.current_thread, done)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(False, True)]


def test_a_stale_reply_is_dropped(qtbot: QtBot, tasks: TaskRunner) -> None:
    """A slow answer to an earlier key press never replaces the answer to the last one."""
    gate, seen = threading.Event(), list[str]()

    def slow() -> str:
        gate.wait(5)
        return "old"

    tasks.run(slow, seen.append, channel="search")
    tasks.run(lambda: "new", seen.append, channel="search")
    qtbot.waitUntil(lambda: seen == ["new"])
    gate.set()
    qtbot.waitUntil(lambda: tasks.pending == 0)
    assert seen == ["new"]


def test_channels_do_not_disturb_each_other(qtbot: QtBot, tasks: TaskRunner) -> None:
    """A reply is only made stale by its own channel."""
    seen: set[str] = set()
    tasks.run(lambda: "a", seen.add, channel="a")
    tasks.run(lambda: "b", seen.add, channel="b")
    tasks.run(lambda: "c", seen.add)
    qtbot.waitUntil(lambda: tasks.pending == 0)
    assert seen == {"a", "b", "c"}


def test_a_forgotten_reply_is_not_heard(qtbot: QtBot, tasks: TaskRunner) -> None:
    """A page that went away is not called back."""
    gate, seen = threading.Event(), list[bool]()
    tasks.run(lambda: gate.wait(5), seen.append, channel="page")
    tasks.forget("page")
    gate.set()
    qtbot.waitUntil(lambda: tasks.pending == 0)
    assert seen == []


def test_an_expected_error_goes_to_whoever_asked(qtbot: QtBot, tasks: TaskRunner) -> None:
    """A refusal reaches the screen that asked, not the crash dialog."""
    codes: list[str] = []

    def refuse() -> None:
        code = "file-damaged"
        raise RefusedError(code)

    def failed(error: CallAssistError) -> None:
        codes.append(error.code)

    tasks.run(refuse, lambda _none: None, failed=failed)
    qtbot.waitUntil(lambda: bool(codes))
    assert codes == ["file-damaged"]


def test_a_bug_is_reported_even_when_stale(
    qtbot: QtBot, tasks: TaskRunner, bugs: list[BaseException]
) -> None:
    """An exception nobody expects is never swallowed."""
    gate = threading.Event()

    class ExpectedError(ZeroDivisionError):
        expected = True

    def broken() -> None:
        gate.wait(5)
        raise ExpectedError

    tasks.run(broken, lambda _none: None, channel="search")
    tasks.run(lambda: None, lambda _none: None, channel="search")
    gate.set()
    qtbot.waitUntil(lambda: bool(bugs))
    assert [type(error) for error in bugs] == [ExpectedError]


def test_relayed_calls_run_in_the_main_thread(qtbot: QtBot, tasks: TaskRunner) -> None:
    """Progress told by a working thread is shown by the main one, in order."""
    seen: list[tuple[int, bool]] = []

    def show(step: int) -> None:
        seen.append((step, threading.current_thread() is threading.main_thread()))

    tell = tasks.relay(show)
    tasks.run(lambda: [tell(step) for step in range(3)], lambda _none: None)
    qtbot.waitUntil(lambda: tasks.pending == 0)
    assert seen == [(0, True), (1, True), (2, True)]


def test_after_shutdown_nothing_is_delivered(qtbot: QtBot, bugs: list[BaseException]) -> None:
    """Closing waits for what runs and calls back no widget that may be gone."""
    runner = TaskRunner(bugs.append)
    seen: list[int] = []
    runner.run(lambda: 1, seen.append)
    runner.shutdown()
    qtbot.wait(0)
    assert (seen, runner.pending) == ([], 0)
