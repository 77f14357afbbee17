"""The way in."""

from __future__ import annotations

from callassist.domain.errors import AccessError, CallAssistError
from callassist.presenters.unlock import SignInPresenter
from tests.doubles.tasks import HeldTasks


class View:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def show_busy(self, *, busy: bool) -> None:
        """Remember whether input is taken."""
        self.told.append(("busy", busy))

    def show_error(self, error: CallAssistError) -> None:
        """Remember the error."""
        self.told.append(error.code)

    def clear_error(self) -> None:
        """Remember that the error went."""
        self.told.append("clear")

    def clear_password(self) -> None:
        """Remember that the password went."""
        self.told.append("emptied")


class Door:
    """Lets one password in and counts the tries."""

    def __init__(self) -> None:
        self.tries: list[tuple[str, str]] = []

    def check(self, user: str, password: str) -> str:
        """Return a session's name, or refuse."""
        self.tries.append((user, password))
        if password != "right":
            code = "wrong-password"
            raise AccessError(code)
        return f"session of {user}"


def _made() -> tuple[SignInPresenter[str], View, HeldTasks, Door, list[str]]:
    view, tasks, door, sessions = View(), HeldTasks(), Door(), list[str]()
    return SignInPresenter(view, tasks, door.check, sessions.append), view, tasks, door, sessions


def test_the_right_password_opens() -> None:
    """Account and password that fit end in a session, and the field keeps nothing."""
    presenter, view, tasks, _, sessions = _made()
    presenter.submit(" saeki ", "right")
    tasks.release()
    assert sessions == ["session of saeki"]
    assert view.told == ["clear", ("busy", True), ("busy", False), "emptied"]


def test_a_wrong_password_is_said_and_emptied() -> None:
    """What did not fit is gone from the field, and the next step is told."""
    presenter, view, tasks, _, sessions = _made()
    presenter.submit("saeki", "wrong")
    tasks.release()
    assert sessions == []
    assert view.told[-2:] == ["emptied", "wrong-password"]


def test_nothing_is_checked_while_a_check_runs() -> None:
    """A second Enter costs no try of the lock-out."""
    presenter, _, tasks, door, _ = _made()
    presenter.submit("saeki", "wrong")
    presenter.submit("saeki", "wrong")
    tasks.release()
    assert len(door.tries) == 1


def test_an_empty_field_costs_no_try() -> None:
    """Account or password missing is said at once, without asking the door."""
    presenter, view, tasks, door, _ = _made()
    presenter.submit("saeki", "")
    presenter.submit("  ", "right")
    tasks.release()
    assert door.tries == []
    assert view.told == ["clear", "credentials-missing"] * 2
