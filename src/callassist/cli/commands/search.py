"""`callassist search`: what the search box would list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from callassist.cli.command import command
from callassist.cli.invocation import Invocation, Launchers
from callassist.cli.text import argument_or_input, lines_of
from callassist.domain.errors import RefusedError, UsageError
from callassist.presenters.findings import asked_again, reason
from callassist.services.masking import text_of
from callassist.services.views import MASK, ResultView, SearchState, SearchView

if TYPE_CHECKING:  # loaded when somebody logs in, not by --help
    from callassist.services.session import Session


def register(app: typer.Typer, launchers: Launchers) -> None:
    """Add the command."""
    command(app, "search", launchers)(search)


def search(
    run: Invocation,
    text: Annotated[str | None, typer.Argument(metavar="TEXT")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1)] = 10,
    batch: Annotated[str | None, typer.Option("--batch", metavar="FILE")] = None,
) -> int:
    """Search once, or a query a line by --batch."""
    if (text is None) == (batch is None):
        raise UsageError("search-what")
    with run.session() as session:
        if batch is not None:
            return _batch(run, session, batch, limit)
        query = argument_or_input(text or "")
        view = session.lookup.search(query, "", limit)
    _print(run, query, view)
    return 0


def _batch(run: Invocation, session: Session, batch: str, limit: int) -> int:
    session.lookup.require_batch()
    for query in lines_of(batch):
        view = session.lookup.batch(query, limit)
        if view.state is SearchState.NO_ROSTER:
            raise RefusedError("no-roster")
        run.out.json(_told(query, view))
    return 0


def _told(query: str, view: SearchView) -> dict[str, object]:
    return {
        "query": query,
        "elapsed_ms": round(view.elapsed_ms, 3),
        "total": view.total,
        "total_is_floor": view.total_is_floor,
        "hits": [
            {
                "reference": _canonical(hit),
                "name": text_of(hit.name),
                "match": hit.tier.value,
                "by": list(hit.by),
            }
            for hit in view.results
        ],
        "state": view.state.value,
        "differs": [{"slip": one.slip.value, "from_end": one.from_end} for one in view.differs],
    }


def _print(run: Invocation, query: str, view: SearchView) -> None:
    if view.state is SearchState.NO_ROSTER:
        raise RefusedError("no-roster")
    if run.out.as_json:
        run.out.json(_told(query, view))
        return
    run.out.table(_row(run, hit) for hit in view.results)
    day = view.roster.as_of.astimezone().strftime("%Y-%m-%d") if view.roster else ""
    more = "+" if view.total_is_floor else ""
    total = f"{view.total:,}{more}"
    again = asked_again(view.differs, run.words)
    key = f"cli.search.{view.state.value}"
    run.out.line(run.words.text(key, total=total, day=day, again=again))


def _row(run: Invocation, hit: ResultView) -> tuple[str, ...]:
    return (_canonical(hit), text_of(hit.name), reason(hit, run.words))


def _canonical(hit: ResultView) -> str:
    """Return a number without the separators it is printed with."""
    return "".join(sign for sign in text_of(hit.reference) if sign.isalnum() or sign == MASK)
