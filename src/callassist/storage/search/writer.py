"""Building the index: full text while rows come in, B-trees after the last one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path

from callassist.domain.roster import RosterRow
from callassist.matching import KEY_VERSION
from callassist.storage.driver import DatabaseError
from callassist.storage.rosters.connection import translated
from callassist.storage.search import schema
from callassist.storage.search.connection import open_building
from callassist.storage.search.entries import Batch, Entries, EntryMaker, column
from callassist.storage.search.grams import tokens
from callassist.storage.search.noting import BySort
from callassist.storage.search.sounding import Kind, near_entries

_STAGE = "INSERT INTO staging.entry VALUES (?, ?, ?, ?, ?)"
_GRAMS = "INSERT INTO grams (rowid, tokens) VALUES (?, ?)"
_SOUND = "INSERT INTO sound VALUES (?, ?, ?, ?, ?)"
_NEAR = "INSERT INTO near_sound VALUES (?, ?, ?)"
_TRIGRAMS = "INSERT INTO trigrams (rowid, name, kana) VALUES (?, ?, ?)"


class IndexWriter:
    """
    Fills `index.db` of a new roster version; used by one process, which ends with it.

    Args:
        path: the file to make.
        key: the version's raw 32-byte key.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._staging = path.with_name(f"{path.name}.staging")
        self._connection = open_building(path, self._staging, key)
        self._maker = EntryMaker()
        self._sounds: BySort = {kind: [] for kind in Kind}
        self._unclear: dict[Kind, set[str]] = {kind: set() for kind in Kind}
        self._in_kana: dict[Kind, set[str]] = {kind: set() for kind in Kind}
        self._prefixes: list[str] = []
        self._letters = bytearray(1)
        self._longest = 0
        self._rows = 0
        self._connection.executescript(schema.CREATE + schema.STAGE)
        for statement in schema.TUNE:
            self._connection.execute(statement)
        self._connection.execute("BEGIN")

    def add(self, rows: Sequence[tuple[int, RosterRow]]) -> None:
        """
        Index rows; raises as `insert`.

        Args:
            rows: row id and row; ids count up from 1, with few gaps.
        """
        if rows:
            self.insert(self._maker.entries(Batch.of(rows)))

    def insert(self, new: Entries) -> None:
        """
        Index rows whose entries were made elsewhere.

        Args:
            new: all of them by the same maker, in the order it made them.

        Raises:
            MachineError: the disk is full or cannot be written.
        """
        self._note(new)
        try:
            self._insert(new)
        except DatabaseError as error:
            raise translated(error) from None

    def finish(self, taken_out: Iterable[int] = ()) -> None:
        """
        Build the B-trees and write what is known of the whole; the disk may not have it yet.

        Args:
            taken_out: ids of rows that the version has no longer; asked for last of all.

        Raises:
            MachineError: the disk is full or cannot be written.
        """
        try:
            self._complete(taken_out)
            self._connection.close()
        except DatabaseError as error:
            raise translated(error) from None
        self._staging.unlink()

    def _insert(self, new: Entries) -> None:
        run = self._connection.executemany
        names, kanas = column(new.names), column(new.kanas)
        run(_STAGE, zip(new.ids, names, kanas, new.heard.families, new.heard.givens, strict=True))
        run(_TRIGRAMS, zip(new.ids, names, kanas, strict=True))
        run(_GRAMS, zip(new.ids, tokens(names, kanas, column(new.words)), strict=True))

    def _note(self, new: Entries) -> None:
        """Keep what is written at the end."""
        self._note_letters(new)
        self._rows += len(new.ids)
        self._longest = max(self._longest, new.longest)
        for kind, sounds in self._sounds.items():
            sounds.extend(new.heard.new[kind])
            self._unclear[kind].update(new.heard.unclear[kind])
            self._in_kana[kind].update(new.heard.in_kana[kind])

    def _note_letters(self, new: Entries) -> None:
        self._prefixes.extend(new.new_letters)
        last = new.ids[-1]
        if last >= len(self._letters):
            self._letters.extend(bytes(last + 1 - len(self._letters)))
        for row_id, code in zip(new.ids, new.letters, strict=True):
            self._letters[row_id] = code

    def _complete(self, taken_out: Iterable[int]) -> None:
        run = self._connection.execute
        for filled in schema.SORTED:
            filled.fill(self._connection, len(self._letters) - 1)
        for kind in Kind:
            self._connection.executemany(_SOUND, self._known(kind))
        for kind in (Kind.FAMILY, Kind.GIVEN):
            self._connection.executemany(_NEAR, near_entries(kind, self._sounds[kind]))
        for table in schema.FULL_TEXT:
            run(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 - our words
        self._connection.executemany("INSERT INTO letters VALUES (?, ?)", self._letter_runs())
        meta = {
            "prefixes": "\n".join(self._prefixes),
            "key_version": str(KEY_VERSION),
            "rows": str(self._rows),
            "longest": str(self._longest),
            "wholes": str(int(bool(self._sounds[Kind.WHOLE]))),
            "only_kana": str(int(any(self._in_kana.values()))),
        }
        self._connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        self._connection.executemany("INSERT INTO doubtful VALUES (?)", zip(taken_out))
        run("COMMIT")

    def _known(self, kind: Kind) -> Iterator[tuple[str, str, int, bool, bool]]:
        """Yield what is known of each sound, in the order of sounds."""
        unclear, in_kana = self._unclear[kind], self._in_kana[kind]
        for sound, number in sorted(zip(self._sounds[kind], count(), strict=False)):
            yield kind, sound, number, sound in unclear, sound in in_kana

    def _letter_runs(self) -> Iterator[tuple[int, bytes]]:
        for start in range(0, len(self._letters), schema.LETTERS_RUN):
            codes = bytes(self._letters[start : start + schema.LETTERS_RUN])
            yield start // schema.LETTERS_RUN, codes
