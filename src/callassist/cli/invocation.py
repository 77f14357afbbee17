"""One run of a command: its common options, where its words go, and the way in."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from callassist.cli import failure
from callassist.cli.output import Output
from callassist.domain.errors import CallAssistError, UsageError
from callassist.domain.resources import SHIPPED_PACK, resource
from callassist.words.catalogue import LANGUAGES, Catalogue, catalogue, language_of

if TYPE_CHECKING:  # the services are loaded by the command that needs them, not by --help
    from callassist.services.session import Session
    from callassist.services.workspace import Workspace

PASSWORD = "CALLASSIST_PASSWORD"  # noqa: S105 - the variable's name, not a password
FILE_PASSWORD = "CALLASSIST_FILE_PASSWORD"  # noqa: S105 - as above


@dataclass(frozen=True, slots=True)
class Common:
    """The options every command takes."""

    profile: Path | None = None
    user: str | None = None
    lang: str | None = None
    json: bool = False

    def over(self, outer: Common) -> Common:
        """Return these options, with those given before the command where these are silent."""
        return replace(
            self,
            profile=self.profile or outer.profile,
            user=self.user or outer.user,
            lang=self.lang or outer.lang,
            json=self.json or outer.json,
        )


@dataclass(frozen=True, slots=True)
class Launchers:
    """
    What only the composition root can do: open the window.

    Args:
        window: opens it on a workspace, in a language, and returns the exit status.
        require_display: raises MachineError where no window can open.
        has_window: whether the window's libraries and a display are there.
        default_profile: the user's data folder.
    """

    window: Callable[[Workspace, str], int]
    require_display: Callable[[], None]
    has_window: Callable[[], bool]
    default_profile: Path


class Invocation:
    """
    What a command function gets before its own arguments.

    Args:
        common: options given by the user.
        launchers: handed in by app.

    Raises:
        UsageError: the program does not speak that language.
    """

    def __init__(self, common: Common, launchers: Launchers) -> None:
        if common.lang is not None and common.lang not in LANGUAGES:
            raise UsageError("usage-option", option="--lang")
        self.common = common
        self.launchers = launchers
        self.language = language_of(common.lang)
        self.words: Catalogue = catalogue(self.language)
        self.out = Output(as_json=common.json)

    @property
    def folder(self) -> Path:
        """The profile's folder."""
        return self.common.profile or self.launchers.default_profile

    def workspace(self) -> Workspace:
        """Return the profile, not yet logged in."""
        from callassist.services.workspace import Workspace  # noqa: PLC0415 - late for --help

        return Workspace(self.folder)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """
        Log in for the length of a command.

        Raises:
            UsageError: nobody is named.
            CallAssistError: the way in is barred.
        """
        workspace = self.workspace()
        workspace.check()
        if not self.common.user:
            raise UsageError("user-missing")
        session = workspace.log_in(self.common.user, self.password(PASSWORD, "cli.ask.password"))
        try:
            yield session
        finally:
            session.log_out()

    def password(self, variable: str, prompt: str) -> str:
        """
        Return a password from the environment, else ask for it where someone can answer.

        Args:
            variable: name of the environment variable.
            prompt: key of the question.

        Raises:
            UsageError: it is not in the environment and nobody sits at a terminal.
        """
        if (given := os.environ.get(variable)) is not None:
            return given
        return self.ask(prompt, variable)

    def new_password(self, variable: str) -> str:
        """
        Return a password to be set, asked for twice.

        Raises:
            UsageError: the two differ, or nobody can be asked.
        """
        if (given := os.environ.get(variable)) is not None:
            return given
        first = self.ask("cli.ask.new-password", variable)
        if self.ask("cli.ask.again", variable) != first:
            raise UsageError("passwords-differ")
        return first

    def ask(self, prompt: str, variable: str = "", **params: str | int) -> str:
        """
        Ask at the terminal without showing what is typed.

        Args:
            prompt: key of the question.
            variable: environment variable that would have answered it, or "".
            **params: values of the question.

        Raises:
            UsageError: nobody sits at a terminal.
        """
        if not sys.stdin.isatty():
            raise UsageError("nobody-to-ask", variable=variable or "-")
        return getpass.getpass(self.words.text(prompt, **params) + ": ")

    def fail(self, error: CallAssistError, **told: object) -> int:
        """
        Say why a command failed after it has printed what it found.

        Args:
            error: the reason.
            **told: what else belongs into the JSON object.

        Returns:
            The exit status.
        """
        return failure.report(error, self.words, self.out, **told)

    def shipped_pack(self) -> Path:
        """The folder of the content pack that comes with the program."""
        return resource("content", SHIPPED_PACK)
