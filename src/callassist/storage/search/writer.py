"""Building the index: full text while rows come in, B-trees after the last one."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from callassist.domain.roster import RosterRow
from callassist.matching import KEY_VERSION, RowKeys, Sounds, SoundsReader, keys_of_rows
from callassist.storage.rosters.connection import translated
from callassist.storage.search import schema
from callassist.storage.search.connection import DatabaseError, open_building
from callassist.storage.search.grams import distinct_kana, tokens
from callassist.storage.search.rows import MOST_CODES
from callassist.storage.search.sounding import Kind, is_clear, near_entries

_STAGE = "INSERT INTO staging.entry VALUES (?, ?, ?, ?, ?)"
_GRAMS = "INSERT INTO grams (rowid, tokens) VALUES (?, ?)"
_SOUND = "INSERT INTO sound VALUES (?, ?, ?, ?)"
_NEAR = "INSERT INTO near_sound VALUES (?, ?, ?)"
_TRIGRAMS = "INSERT INTO trigrams (rowid, name, kana) VALUES (?, ?, ?)"

Batch = Sequence[tuple[int, RosterRow]]


class IndexWriter:
    """
    Fills `index.db` of a new roster version; used by one process, which ends with it.

    Args:
        path: the file to make.
        key: the version's raw 32-byte key.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._staging = path.with_name(f"{path.name}.staging")
        self._connection = open_building(path, self._staging, key)
        self._reader = SoundsReader()
        self._heard: dict[Kind, dict[str, int]] = {Kind.FAMILY: {}, Kind.GIVEN: {}}
        self._unclear: dict[Kind, set[str]] = {Kind.FAMILY: set(), Kind.GIVEN: set()}
        self._has_wholes = self._has_kana = False
        self._codes: dict[str, int] = {}
        self._letters = bytearray(1)
        self._longest = 0
        self._marks = array("q")
        self._ids = array("q")
        self._connection.executescript(schema.CREATE + schema.STAGE)
        for statement in schema.TUNE:
            self._connection.execute(statement)
        self._connection.execute("BEGIN")

    def add(self, batch: Batch) -> None:
        """
        Index rows.

        Args:
            batch: row id and row; ids count up from 1, with few gaps.

        Raises:
            MachineError: the disk is full or cannot be written.
        """
        if not batch:
            return
        ids = [row_id for row_id, _ in batch]
        rows = [row for _, row in batch]
        keys, sounds = keys_of_rows(rows), self._reader.read(rows)
        self._marks.extend([hash(row.reference) for _, row in batch])
        self._ids.extend(ids)
        self._note_letters(ids, keys)
        self._longest = max(self._longest, *(len(key.digits) for key in keys))
        try:
            self._insert(ids, keys, sounds)
        except DatabaseError as error:
            raise translated(error) from None

    def finish(self) -> None:
        """
        Build the B-trees, write what is known of the whole, and flush it to the disk.

        Raises:
            MachineError: the disk is full or cannot be written.
        """
        try:
            self._complete()
            self._connection.close()
        except DatabaseError as error:
            raise translated(error) from None
        self._staging.unlink()
        _flush(self._path)

    def _insert(self, ids: list[int], keys: list[RowKeys], sounds: list[Sounds]) -> None:
        run = self._connection.executemany
        names = [key.name for key in keys]
        kanas = list(map(distinct_kana, keys))
        run(_STAGE, zip(ids, names, kanas, *self._numbered(sounds), strict=True))
        run(_TRIGRAMS, zip(ids, names, kanas, strict=True))
        run(_GRAMS, zip(ids, tokens(keys, sounds), strict=True))

    def _note_letters(self, ids: list[int], keys: list[RowKeys]) -> None:
        codes, rows = self._codes, self._letters
        if ids[-1] >= len(rows):
            rows.extend(bytes(ids[-1] + 1 - len(rows)))
        for row_id, key in zip(ids, keys, strict=True):
            code = codes.get(key.letters)
            if code is None:
                code = codes[key.letters] = min(len(codes) + 1, MOST_CODES)
            rows[row_id] = code

    def _numbered(self, sounds: list[Sounds]) -> Iterator[tuple[int | None, ...]]:
        """Return the numbers of family and given names of clear sounds, each in a column."""
        heard = self._heard
        for kind, parts in zip(heard, zip(*sounds, strict=True), strict=False):
            known = heard[kind]
            for part in parts:
                for sound in part:
                    known.setdefault(sound, len(known))
            self._unclear[kind].update(
                *(part for one, part in zip(sounds, parts, strict=True) if not is_clear(one))
            )
            yield tuple(
                known[part[0]] if is_clear(one) else None
                for one, part in zip(sounds, parts, strict=True)
            )
        self._has_wholes = self._has_wholes or any(one.wholes for one in sounds)
        self._has_kana = self._has_kana or any(one.kana_only for one in sounds)

    def _complete(self) -> None:
        run = self._connection.execute
        for statement in schema.FILL:
            run(statement)
        for kind, sounds in self._heard.items():
            unclear = self._unclear[kind]
            self._connection.executemany(
                _SOUND, ((kind, *one, one[0] in unclear) for one in sorted(sounds.items()))
            )
            self._connection.executemany(_NEAR, near_entries(kind, sounds))
        doubtful = [(row_id,) for row_id in self._doubtful()]
        self._connection.executemany("INSERT INTO doubtful VALUES (?)", doubtful)
        for table in schema.FULL_TEXT:
            run(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 - our words
        self._connection.executemany("INSERT INTO letters VALUES (?, ?)", self._letter_runs())
        meta = {
            "prefixes": "\n".join(self._codes),
            "key_version": str(KEY_VERSION),
            "rows": str(len(self._ids)),
            "longest": str(self._longest),
            "wholes": str(int(self._has_wholes)),
            "only_kana": str(int(self._has_kana)),
        }
        self._connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        run("COMMIT")

    def _letter_runs(self) -> Iterator[tuple[int, bytes]]:
        for start in range(0, len(self._letters), schema.LETTERS_RUN):
            codes = bytes(self._letters[start : start + schema.LETTERS_RUN])
            yield start // schema.LETTERS_RUN, codes

    def _doubtful(self) -> list[int]:
        """Return rows that share a number with another (or, once in a while, only its hash)."""
        twice = {one for one, other in pairwise(sorted(self._marks)) if one == other}
        marked = zip(self._marks, self._ids, strict=True)
        return [row_id for mark, row_id in marked if mark in twice] if twice else []


def _flush(path: Path) -> None:
    """Make the file and its name last through a power cut."""
    path.chmod(0o600)
    places = (path, path.parent) if os.name == "posix" else (path,)
    for place in places:
        handle = os.open(place, os.O_RDWR if place == path else os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
