"""Give every command the same options without writing them fourteen times."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, cast, get_type_hints

import typer

from callassist.cli.invocation import Common, Invocation, Launchers
from callassist.domain.errors import CancelledError, UsageError

COMMON: dict[str, object] = {
    "profile": Annotated[Path | None, typer.Option("--profile", metavar="DIR")],
    "user": Annotated[str | None, typer.Option("--user", metavar="NAME")],
    "lang": Annotated[str | None, typer.Option("--lang", metavar="ja|en")],
    "json": Annotated[bool, typer.Option("--json")],
}
DEFAULTS: dict[str, object] = {"profile": None, "user": None, "lang": None, "json": False}


def command(
    app: typer.Typer, name: str, launchers: Launchers
) -> Callable[[Callable[..., int]], None]:
    """
    Register a function as a command with the common options.

    Args:
        app: group the command belongs to.
        name: its name there.
        launchers: what app handed in.

    Returns:
        A decorator for `function(invocation, …) -> exit status`.
    """

    def register(function: Callable[..., int]) -> None:
        app.command(name)(_with_common(function, launchers))

    return register


def callback(app: typer.Typer, launchers: Launchers) -> Callable[[Callable[..., int]], None]:
    """Register a function as what the program does when it is called without a command."""

    def register(function: Callable[..., int]) -> None:
        app.callback(invoke_without_command=True)(_with_common(function, launchers))

    return register


def group_of(launchers: Launchers) -> typer.Typer:
    """Return a group of commands that takes the common options before its commands too."""
    group = typer.Typer()
    group.callback()(_with_common(_misused, launchers))
    return group


def _misused(run: Invocation) -> int:
    """Answer a group that was called without one of its commands."""
    del run
    raise UsageError("usage")


def _with_common(function: Callable[..., int], launchers: Launchers) -> Callable[..., int]:
    def run(context: typer.Context, **given: object) -> int:
        own = {key: given.pop(key) for key in tuple(given) if key not in COMMON}
        common = Common(**cast("dict[str, Any]", given))  # typer converted them by COMMON
        outer = context.parent.obj if context.parent else None
        context.obj = common.over(outer) if isinstance(outer, Common) else common
        if context.invoked_subcommand:
            return 0  # the command itself comes next, and reads what was given before it
        invocation = Invocation(context.obj, launchers)
        # Typer would make exit statuses of its own of these two.
        try:
            return function(invocation, **own)
        except KeyboardInterrupt:
            raise CancelledError("cancelled") from None
        except BrokenPipeError:
            invocation.out.abandon()  # whoever read it has gone; there is nobody left to tell
            return 0

    _sign(run, function)
    return run


def _sign(run: Callable[..., int], function: Callable[..., int]) -> None:
    """Make `run` look to typer like `function` with the common options after its own."""
    hints = get_type_hints(function, include_extras=True)
    own = list(inspect.signature(function).parameters.values())[1:]
    parameters = [
        inspect.Parameter("context", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context),
        *(one.replace(kind=one.KEYWORD_ONLY, annotation=hints[one.name]) for one in own),
        *(
            inspect.Parameter(
                key, inspect.Parameter.KEYWORD_ONLY, default=DEFAULTS[key], annotation=annotation
            )
            for key, annotation in COMMON.items()
        ),
    ]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # PEP 362
    run.__annotations__ = {one.name: one.annotation for one in parameters}
