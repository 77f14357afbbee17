"""Searching and writing notes while another process imports a roster."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from callassist.domain.calls import Disposition
from callassist.domain.errors import CallAssistError
from callassist.services.importing.request import Approval, ImportRequest
from callassist.services.samples import write_sample
from callassist.services.session import Session
from tests.integration.faults import command
from tests.integration.faults.ground import found, session_of
from tests.integration.faults.outcome import Outcome, quantile

SEARCH_LIMIT_MS, NOTE_LIMIT_MS = 50.0, 1000.0
KEY_SECONDS = 0.05  # between two searches: somebody types fast
SEARCHES_A_NOTE = 20
SURNAMES = ("佐藤", "鈴木", "高橋", "渡邉", "サトウ", "たかはし", "sasaki", "(株)山田", "斎藤 誠")


@dataclass
class Times:
    """Milliseconds of each search and each note, and what went wrong."""

    searches: list[float] = field(default_factory=list)
    notes: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def run(
    folder: Path, rows: int, limit_ms: float = SEARCH_LIMIT_MS, alone_searches: int = 200
) -> Outcome:
    """
    Search and write notes, first alone, then while a roster of the same size is imported.

    Args:
        folder: an empty folder.
        rows: of the active roster and of the one imported.
        limit_ms: 99 of 100 searches must be answered within it.
        alone_searches: how many are timed before.
    """
    outcome = Outcome(f"searching and writing notes beside an import of {rows:,} rows")
    profile = folder / "profile"
    files = [folder / f"{seed}.csv" for seed in (1, 2)]
    for seed, file in enumerate(files, 1):
        write_sample(file, rows, seed)
    found(profile)
    with session_of(profile) as session:
        session.rosters.import_file(ImportRequest(files[0]), Approval())
        typed = _typed(random.Random(rows))  # noqa: S311 - what is typed
        alone, beside = Times(), Times()
        for _ in range(alone_searches):
            _work(session, next(typed), alone)
        importing = command.import_of(profile, files[1])
        while importing.poll() is None:
            _work(session, next(typed), beside)
        ended = command.ended(importing)
    _tell("alone", alone, outcome)
    _tell("beside the import", beside, outcome)
    _judge(beside, limit_ms, outcome)
    if ended.status != command.DONE:
        outcome.faults[f"the import ended with {ended.status} {ended.code}"] += 1
    return outcome


def _work(session: Session, text: str, times: Times) -> None:
    """Type something; now and then write a note, too."""
    began = time.perf_counter()
    try:
        session.lookup.search(text)
        searched = time.perf_counter()
        times.searches.append(1000 * (searched - began))
        if len(times.searches) % SEARCHES_A_NOTE == 0:
            session.lookup.settle()
            session.calls.finish(Disposition.EXPLAINED, "通知の内容を説明し、窓口を案内した。")
            times.notes.append(1000 * (time.perf_counter() - searched))
    except CallAssistError as error:
        times.errors.append(error.code)
    time.sleep(max(0.0, KEY_SECONDS - (time.perf_counter() - began)))


def _typed(chance: random.Random) -> Iterator[str]:
    """Yield what stands in the field after each key: numbers and names, growing."""
    while True:
        number = f"{chance.choice('ABC')}{chance.randrange(10_000_000):07d}"
        for text in (number, chance.choice(SURNAMES)):
            yield from (text[:length] for length in range(1, len(text) + 1))


def _tell(when: str, times: Times, outcome: Outcome) -> None:
    outcome.counts[f"searches {when}"] = len(times.searches)
    outcome.counts[f"notes {when}"] = len(times.notes)
    for name, share in (("median", 0.5), ("99 of 100 within", 0.99), ("longest", 1.0)):
        outcome.figures[f"ms a search {when}, {name}"] = quantile(times.searches, share)
    outcome.figures[f"ms a note {when}, longest"] = quantile(times.notes, 1.0)


def _judge(times: Times, limit_ms: float, outcome: Outcome) -> None:
    outcome.faults.update(f"an error: {code}" for code in times.errors)
    if quantile(times.searches, 0.99) > limit_ms:
        outcome.faults["more than one search in 100 took too long"] += 1
    if quantile(times.notes, 1.0) > NOTE_LIMIT_MS:
        outcome.faults["a note took longer than a second"] += 1
