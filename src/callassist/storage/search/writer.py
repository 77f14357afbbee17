"""Building the index: full text while rows come in, B-trees after the last one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from callassist.domain.roster import RosterRow
from callassist.matching import KEY_VERSION, RowKeys, keys_of_rows
from callassist.storage.rosters.connection import translated
from callassist.storage.search import schema
from callassist.storage.search.connection import DatabaseError, open_building
from callassist.storage.search.grams import grams, marks_of
from callassist.storage.search.rows import MOST_CODES

_STAGE = "INSERT INTO staging.entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_GRAMS = "INSERT INTO grams (rowid, name, kana) VALUES (?, ?, ?)"
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
        self._codes: dict[str, int] = {}
        self._letters = bytearray(1)
        self._rows = 0
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
        keys = keys_of_rows([row for _, row in batch])
        self._note_letters(ids, keys)
        self._rows += len(ids)
        try:
            self._insert(ids, keys)
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

    def _insert(self, ids: list[int], keys: list[RowKeys]) -> None:
        run = self._connection.executemany
        run(_STAGE, [_staged(row_id, key) for row_id, key in zip(ids, keys, strict=True)])
        # What a reading repeats of the name needs no second place in the index.
        texts = [(key.name, "" if key.kana == key.name else key.kana) for key in keys]
        pairs = list(zip(ids, texts, strict=True))
        run(_GRAMS, [(row_id, grams(name), grams(kana)) for row_id, (name, kana) in pairs])
        run(_TRIGRAMS, [(row_id, name, kana) for row_id, (name, kana) in pairs])

    def _note_letters(self, ids: list[int], keys: list[RowKeys]) -> None:
        codes, rows = self._codes, self._letters
        if ids[-1] >= len(rows):
            rows.extend(bytes(ids[-1] + 1 - len(rows)))
        for row_id, key in zip(ids, keys, strict=True):
            code = codes.get(key.letters)
            if code is None:
                code = codes[key.letters] = min(len(codes) + 1, MOST_CODES)
            rows[row_id] = code

    def _complete(self) -> None:
        run = self._connection.execute
        for statement in schema.FILL:
            run(statement)
        run(schema.DOUBT)
        for table in schema.FULL_TEXT:
            run(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 - our words
        codes = "\n".join(self._codes)
        run("INSERT INTO letters VALUES (?, ?)", (codes, bytes(self._letters)))
        meta = {"key_version": str(KEY_VERSION), "rows": str(self._rows)}
        self._connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        run("COMMIT")


def _staged(row_id: int, key: RowKeys) -> tuple[int | str, ...]:
    letters, digits, name, kana, phone, point = key
    return (
        row_id,
        letters,
        marks_of(name + kana),
        name,
        "" if kana == name else kana,
        digits,
        digits[::-1],
        phone[:0:-1],
        point[: -schema.POINT_TAIL - 1 : -1],
    )


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
