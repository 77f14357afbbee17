"""Memory of a process that has a roster open and has searched it; Linux only."""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from pathlib import Path

from benchmarks.search_queries import Typed
from callassist.domain.reference import ReferenceRule
from callassist.matching import plan
from callassist.storage.search import RosterSearch

_STATUS = Path("/proc/self/status")


def resident(
    folder: Path, key: bytes, rule: ReferenceRule, asked: Sequence[Typed]
) -> dict[str, float]:
    """
    Return megabytes resident in a process of its own.

    Returns:
        Before the version was opened, afterwards, and after the searches; nothing elsewhere than
        on Linux.
    """
    if not _STATUS.exists():
        return {}
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_searched, (folder, key, rule, list(asked)))


def _searched(
    folder: Path, key: bytes, rule: ReferenceRule, asked: list[Typed]
) -> dict[str, float]:
    before = _megabytes()
    search = RosterSearch(folder, key)
    opened = _megabytes()
    for number, name in asked:
        search.find(plan(number, name, rule))
    figures = {"before_mb": before, "opened_mb": opened, "searched_mb": _megabytes()}
    search.close()
    return figures


def _megabytes() -> float:
    (line,) = [line for line in _STATUS.read_text().splitlines() if line.startswith("VmRSS:")]
    return int(line.split()[1]) / 1024
