"""
Searches through the service that the desk uses: `python -m benchmarks.search.service`.

Options as for `benchmarks.search.bench`; `--rounds N`. Two things are measured on a profile:
searches whose every answer is noted in the access log (as after a second's reading) against the
same without a log, and searches while another process imports a roster of the same size into the
very profile. The figures go to `service-<rows>.json` and `.md`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, perf_counter

from benchmarks import built, harness, profiles, roster_files
from benchmarks.accounts import OPERATOR, SUPERVISOR
from benchmarks.search.queries import EVERYBODYS, Typed, queries
from callassist.domain.access import AccessEntry
from callassist.domain.accounts import Role
from callassist.domain.pack import Pack
from callassist.domain.roster import RosterStamp
from callassist.services.access import AccessService
from callassist.services.actor import Actor
from callassist.services.lookup import QUIET, LookupService
from callassist.services.ports import OpenRoster
from callassist.services.session import Session
from callassist.services.workspace import Workspace
from callassist.storage.search import RosterSearch

OPENED = 50
"""One search in so many is followed by an opening, which is written at once."""


class NoLog:
    """An access log that forgets everything."""

    def append(self, entries: Sequence[AccessEntry]) -> None:
        """Forget the entries."""

    def read(self, start: int = 1, limit: int | None = None) -> Iterator[AccessEntry]:
        """Return nothing."""
        del start, limit
        return iter(())


class OneRoster:
    """A way to one roster, which nobody switches."""

    def __init__(self, stamp: RosterStamp | None, version: Path) -> None:
        self._opened = OpenRoster(stamp, RosterSearch(version, built.KEY)) if stamp else None

    def current(self) -> OpenRoster | None:
        """Return the roster."""
        return self._opened

    def close(self) -> None:
        """Leave it open: two services share it."""


class SlowReader:
    """A clock by which every answer stands long enough to be noted."""

    def __init__(self) -> None:
        self._now = datetime.now(UTC)

    def __call__(self) -> datetime:
        """Return the next moment."""
        self._now += QUIET + timedelta(seconds=1)
        return self._now


def main() -> None:
    """Measure and write the figures."""
    options = _options()
    rows = options.rows or (20_000 if options.short else 1_000_000)
    rounds = options.rounds or (2 if options.short else 5)
    with harness.workplace(options.keep, f"search-{rows}") as folder:
        built.build(folder, rows, peers=False)
        file = folder / "roster.csv"
        if not file.exists():
            roster_files.write(file, rows)
        asked = _asked(folder)
        with tempfile.TemporaryDirectory(dir=folder) as place:
            profile = profiles.make(Path(place) / "profile", built.version(folder), rows)
            workspace = Workspace(profile)
            session = workspace.log_in(*OPERATOR)
            roster = OneRoster(session.lookup.roster(), built.version(folder))
            figures = {
                "logging": logging(session, workspace.pack, roster, asked, rounds),
                "importing": importing(session, asked, profile, file),
            }
            session.log_out()
    _report(options.output, rows, figures)


def logging(
    session: Session, pack: Pack, roster: OneRoster, asked: list[Typed], rounds: int
) -> dict[str, float]:
    """Return p50 and p99 of searches with a log as a part of those without."""
    actor = Actor(OPERATOR.user, Role.OPERATOR, "bench")
    mute = AccessService(actor, NoLog(), session.access.record_hash)
    with_log, without = (
        LookupService(actor, pack, roster, access, SlowReader())
        for access in (session.access, mute)
    )
    pairs = [(timed(with_log, asked), timed(without, asked)) for _ in range(rounds)]
    return {
        f"p{percent} ÷ without": harness.median(
            [
                harness.percentile(one, percent) / harness.percentile(other, percent)
                for one, other in pairs
            ]
        )
        for percent in (50, 99)
    }


def importing(session: Session, asked: list[Typed], profile: Path, file: Path) -> dict[str, float]:
    """Return milliseconds of searches while the command line imports into the same profile."""
    alone = timed(session.lookup, asked)
    started = monotonic()
    command = [sys.executable, "-m", "callassist", "import", str(file), "--approve"]
    child = subprocess.Popen(
        [*command, "--profile", str(profile), "--user", SUPERVISOR.user],
        env={**os.environ, "CALLASSIST_PASSWORD": SUPERVISOR.password},
        stdout=subprocess.DEVNULL,
    )
    beside: list[float] = []
    while child.poll() is None:
        beside += timed(session.lookup, asked, until=lambda: child.poll() is not None)
    if child.returncode:
        raise SystemExit(child.returncode)
    return {
        "alone p50 ms": harness.percentile(alone, 50),
        "alone p99 ms": harness.percentile(alone, 99),
        "beside p50 ms": harness.percentile(beside, 50),
        "beside p99 ms": harness.percentile(beside, 99),
        "beside worst ms": max(beside),
        "searches": len(beside),
        "import seconds": monotonic() - started,
    }


def timed(
    lookup: LookupService, asked: Sequence[Typed], until: Callable[[], bool] = lambda: False
) -> list[float]:
    """Return milliseconds of each search; some are followed by what an operator does next."""
    taken = []
    for place, typed in enumerate(asked):
        started = perf_counter()
        view = lookup.search(*typed)
        taken.append((perf_counter() - started) * 1000)
        if place % OPENED == 0 and view.results:
            lookup.verify(view.results[0].token, *typed)
        if until():
            break
    return taken


def _asked(folder: Path, count: int = 40) -> list[Typed]:
    """Return queries of the everyday classes, one of each in turn."""
    by_kind = queries(built.sample(folder), count, lambda _: False)
    return [
        typed
        for some in zip(*(by_kind[kind] for kind in EVERYBODYS), strict=True)
        for typed in some
    ]


def _report(output: Path, rows: int, figures: dict[str, dict[str, float]]) -> None:
    lines = [
        [what, name, f"{value:.3g}"]
        for what, some in figures.items()
        for name, value in some.items()
    ]
    text = f"Searching as an operator in {rows:,} rows\n\n{harness.table(['', '', ''], lines)}"
    print(text)
    harness.report(output, f"service-{rows}", {"rows": rows, **figures}, text)


def _options() -> argparse.Namespace:
    parser = harness.parser(__doc__)
    parser.add_argument("--rounds", type=int)
    return parser.parse_args()


if __name__ == "__main__":
    main()
