"""Counts, progress and times turned into what the page shows."""

from __future__ import annotations

import json
from pathlib import Path

from callassist.domain.roster import ImportProgress, RosterStamp
from callassist.presenters.rosters.steps import Figure, ProgressLine, Remark
from callassist.presenters.shell import moment
from callassist.words.catalogue import Catalogue

MINUTE = 60
STEP = 5  # seconds: what is left is told no finer, or it would flicker


def count(number: int) -> str:
    """Return a count as it is printed."""
    return f"{number:,}"


def figure(sign: str, number: int) -> Figure:
    """Return a count with its sign, which nothing has."""
    return Figure(number, f"{sign} {number:,}" if sign and number else f"{number:,}")


def active_sentence(words: Catalogue, stamp: RosterStamp | None) -> str:
    """Return the sentence about the roster that searches use."""
    if stamp is None:
        return words.text("rosters.no-roster")
    return words.text("rosters.active", date=moment(words, stamp.as_of), rows=count(stamp.rows))


def field_name(words: Catalogue, field: str) -> str:
    """Return the name of a field, or of a part of one."""
    whole, _, part = field.partition(":")
    own = f"rosters.part.{whole}-{part}"
    if own in words:
        return words.text(own)
    name = words.text(f"rosters.field.{whole}")
    return words.text("rosters.field-part", field=name, part=part) if part else name


def value_text(words: Catalogue, field: str, value: str) -> str:
    """Return a value of a roster row as it is read: codes in words, other columns by name."""
    if field == "extra" and value:
        cells = json.loads(value).items()
        return words.text("rosters.list-mark").join(f"{name} {cell}" for name, cell in cells)
    if field in {"voltage", "party"} and f"rosters.value.{value}" in words:
        return words.text(f"rosters.value.{value}")
    return value


def remark(words: Catalogue, kind: str, key: str, **params: str) -> Remark:
    """Return what happened and the next step as a line."""
    message = words.text(f"rosters.{key}.message", **params)
    return Remark(kind, message, words.text(f"rosters.{key}.hint", **params))


def saved_line(words: Catalogue, path: Path) -> Remark:
    """Return the line that a report was written."""
    return Remark("good", words.text("rosters.saved", name=path.name))


def progress_line(words: Catalogue, progress: ImportProgress) -> ProgressLine:
    """Return how far an import is, how fast it goes and how long it still takes."""
    phase = words.text(f"import.phase.{progress.phase.value}")
    rate = round(progress.rate)
    said = words.text("rosters.rate", rows=count(rate)) if rate else ""
    if not progress.total:
        return ProgressLine(
            phase, words.text("rosters.rows", rows=count(progress.done)), None, said
        )
    done = min(progress.done, progress.total)
    return ProgressLine(
        phase=phase,
        count=words.text("rosters.rows-of", done=count(done), total=count(progress.total)),
        share=done * 1000 // progress.total,
        rate=said,
        left=_left(words, progress.seconds_left),
    )


def _left(words: Catalogue, seconds: float | None) -> str:
    if seconds is None:
        return ""
    rounded = max(STEP, -(-int(seconds) // STEP) * STEP)
    if rounded < MINUTE:
        return words.text("rosters.left.seconds", seconds=rounded)
    return words.text("rosters.left.minutes", minutes=-(-rounded // MINUTE))
