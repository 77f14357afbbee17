"""PostgreSQL: an array of one- and two-character grams, or pg_trgm; answers ids only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.peers.cluster import Cluster
from callassist.domain.roster import RosterRow
from callassist.matching import Plan, RowKeys, keys_of_rows

LIMIT = 50
NUMBER = "#"
"""Begins the grams of a number, so that they are not taken for those of a name."""

_CREATE = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE UNLOGGED TABLE bigram (id integer, grams text[])",
    "CREATE UNLOGGED TABLE trigram (id integer, words text)",
)
_FINISH = (
    "CREATE INDEX ON bigram USING gin (grams) WITH (fastupdate = off)",
    "CREATE INDEX ON trigram USING gin (words gin_trgm_ops) WITH (fastupdate = off)",
    "VACUUM ANALYZE bigram",
    "VACUUM ANALYZE trigram",
)
_BIGRAM = f"SELECT id FROM bigram WHERE grams @> %s::text[] LIMIT {LIMIT}"  # noqa: S608 - our own
_TRIGRAM = f"SELECT id FROM trigram WHERE words LIKE %s AND words LIKE %s LIMIT {LIMIT}"  # noqa: S608 - our own


def build(folder: Path, batches: Iterable[list[tuple[int, RosterRow]]]) -> None:
    """Load rows, given with their ids, into both tables of a new cluster."""
    with Cluster(folder) as server:
        for statement in _CREATE:
            server.execute(statement)
        for batch in batches:
            keys = keys_of_rows([row for _, row in batch])
            both = [(row_id, row, key) for (row_id, row), key in zip(batch, keys, strict=True)]
            _copy(
                server,
                "bigram",
                (f"{at}\t{{{','.join(_grams(row, key))}}}" for at, row, key in both),
            )
            _copy(server, "trigram", (f"{at}\t{_words(row, key)}" for at, row, key in both))
        for statement in _FINISH:
            server.execute(statement)


class Postgres:
    """
    Searches in a cluster that `build` has filled.

    Args:
        server: connection to it.
    """

    def __init__(self, server: Any) -> None:  # noqa: ANN401 - its driver is loaded by name
        self._server = server

    def by_grams(self, asked: Plan) -> list[int]:
        """Return the ids of up to 50 rows that have all grams of what was typed."""
        number = f"{asked.letters}{asked.digits}".lower()
        terms = [f"{NUMBER}{gram}" for gram in _pairs(number)] if number else []
        return self._ids(_BIGRAM, (terms + _pairs(asked.name),))

    def by_trigrams(self, asked: Plan) -> list[int]:
        """Return the ids of up to 50 rows that hold what was typed."""
        number = f"{asked.letters}{asked.digits}".lower()
        return self._ids(_TRIGRAM, (f"%{number}%", f"%{asked.name}%"))

    def _ids(self, query: str, values: tuple[object, ...]) -> list[int]:
        found = self._server.execute(query, values, prepare=True).fetchall()
        return [row_id for (row_id,) in found]


def _copy(server: Any, table: str, lines: Iterator[str]) -> None:  # noqa: ANN401 - as above
    with server.cursor().copy(f"COPY {table} FROM STDIN") as copy:
        copy.write("".join(f"{line}\n" for line in lines))


def _words(row: RosterRow, key: RowKeys) -> str:
    return f"{row.reference.lower()} {key.name} {key.kana}"


def _grams(row: RosterRow, key: RowKeys) -> set[str]:
    number = row.reference.lower()
    texts = {*key.name, *key.kana, *_pairs(key.name), *_pairs(key.kana)} - {""}
    return texts | {f"{NUMBER}{gram}" for gram in (*number, *_pairs(number))}


def _pairs(text: str) -> list[str]:
    """Return each two neighbours, or the text itself where it is one character or none."""
    return [one + other for one, other in pairwise(text)] or [text] * bool(text)
