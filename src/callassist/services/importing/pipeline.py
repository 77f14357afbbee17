"""Runs the children of one import and gathers what they tell."""

from __future__ import annotations

from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import cast

from callassist.domain.errors import CancelledError, MachineError
from callassist.rosterfiles import worker
from callassist.rosterfiles.options import Limits, ReadOptions
from callassist.services.importing.building_child import build_child
from callassist.services.importing.estimate import Estimate
from callassist.services.importing.events import (
    Advanced,
    Broke,
    Bug,
    Built,
    Event,
    Indexed,
    SourceEnded,
)
from callassist.services.importing.family import ATTENTION_SECONDS, Family
from callassist.services.importing.indexing_child import index_child
from callassist.services.importing.order import BuildOrder
from callassist.services.importing.progress import ForwardProgress
from callassist.services.importing.reading_child import read_child
from callassist.services.importing.watch import Watch


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the children made of the file."""

    built: Built
    indexed: Indexed


def run(
    path: str, options: ReadOptions, order: BuildOrder, watch: Watch, lines: int = 0
) -> Outcome:
    """
    Build and index a version in children of this process; none is left when it returns.

    Children die with the thread that started them, so the calling thread must live through it.

    Args:
        path: the roster file.
        options: how to read it.
        order: what to make of it.
        watch: progress and cancellation.
        lines: of a text file, so that the time left can be told; 0 where it is no text.

    Raises:
        RefusedError: the file was refused.
        CancelledError: the caller cancelled.
        MachineError: a disk is full, or a child was ended from outside.
    """
    with Family() as family:
        children = _Children(family, path, options, order)
        return _Gathering(children, watch, lines).finish()


class _Children:
    """The processes of one import and the pipes they report through."""

    def __init__(self, family: Family, path: str, options: ReadOptions, order: BuildOrder) -> None:
        rows_out, rows_in = family.pipe()
        index_out, index_in = family.pipe()
        self.builder, building = family.event_pipe()
        self.indexer, indexing = family.event_pipe()
        self.reader: SpawnProcess = family.start(
            "callassist-read", read_child, path, options, Limits(), rows_in
        )
        family.start("callassist-build", build_child, order, rows_out, index_in, building)
        family.start("callassist-index", index_child, order, index_out, indexing)
        family.let_go()


class _Gathering:
    """Takes the children's events until both results are there, or one child failed."""

    def __init__(self, children: _Children, watch: Watch, lines: int) -> None:
        self._children = children
        self._watch = watch
        self._open: list[Connection] = [children.builder, children.indexer]
        self._progress = ForwardProgress(watch.progress, Estimate(lines))
        self._built: Built | None = None
        self._indexed: Indexed | None = None

    def finish(self) -> Outcome:
        while self._built is None or self._indexed is None:
            self._heed()
            told = wait(self._open, ATTENTION_SECONDS)
            for ready in told:
                self._receive(cast("Connection", ready))
            if not told:
                self._progress.tick()
        self._heed()
        return Outcome(self._built, self._indexed)

    def _heed(self) -> None:
        if self._watch.cancelled():
            raise CancelledError("import-cancelled")

    def _receive(self, pipe: Connection) -> None:
        try:
            event: Event = pipe.recv()
        except (EOFError, ConnectionResetError):
            self._closed(pipe)
        else:
            self._take(event)

    def _closed(self, pipe: Connection) -> None:
        done = self._built if pipe is self._children.builder else self._indexed
        if done is None:  # gone without a word: ended from outside, or out of memory
            raise MachineError("import-process-ended")
        self._open.remove(pipe)

    def _take(self, event: Event) -> None:
        match event:
            case Advanced():
                self._progress.advance(event)
            case Built():
                self._built = event
                self._progress.built(event.rows)
            case Indexed():
                self._indexed = event
            case _:
                self._fail(event)

    def _fail(self, event: SourceEnded | Broke | Bug) -> None:
        if isinstance(event, Broke):
            raise event.error
        if isinstance(event, Bug):
            message = f"{event.kind} in a child of the import, at {event.place}"
            raise RuntimeError(message)  # noqa: TRY004 - not a wrong type: the child's own bug
        self._children.reader.join()
        raise worker.verdict(self._children.reader.exitcode)
