"""The way in: account and password, and what is said when they do not fit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from callassist.domain.errors import CallAssistError, UsageError
from callassist.presenters.background import Background

T = TypeVar("T")
CHANNEL = "sign-in"


class SignInView(Protocol):
    """A place to type a password; the unlock page and the lock bar are two."""

    def show_busy(self, *, busy: bool) -> None:
        """Take no input while a password is being checked."""

    def show_error(self, error: CallAssistError) -> None:
        """Say what is wrong and what to do next, beside the field."""

    def clear_error(self) -> None:
        """Take the last error away."""

    def clear_password(self) -> None:
        """Empty the password field and put the cursor there."""


class SignInPresenter(Generic[T]):
    """
    Checks a password in the background, one at a time.

    Args:
        view: where it was typed.
        tasks: background work; deriving the key takes a fifth of a second.
        check: raises AccessError where account and password do not fit.
        done: called with what `check` returned.
    """

    def __init__(
        self,
        view: SignInView,
        tasks: Background,
        check: Callable[[str, str], T],
        done: Callable[[T], None],
    ) -> None:
        self._view = view
        self._tasks = tasks
        self._check = check
        self._done = done
        self._busy = False

    def submit(self, user: str, password: str) -> None:
        """Check what was typed; nothing happens while a check is under way."""
        if self._busy:
            return
        self._view.clear_error()
        if not user.strip() or not password:
            self._view.show_error(UsageError("credentials-missing"))
            return
        self._turn(busy=True)
        self._tasks.run(
            lambda: self._check(user.strip(), password),
            self._succeed,
            failed=self._fail,
            channel=CHANNEL,
        )

    def _succeed(self, value: T) -> None:
        self._turn(busy=False)
        self._view.clear_password()
        self._done(value)

    def _fail(self, error: CallAssistError) -> None:
        self._turn(busy=False)
        self._view.clear_password()
        self._view.show_error(error)

    def _turn(self, *, busy: bool) -> None:
        self._busy = busy
        self._view.show_busy(busy=busy)
