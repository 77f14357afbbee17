"""What the search is measured against: a LIKE scan of the same encrypted table, and tantivy."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from callassist.domain.roster import RosterRow
from callassist.matching import Plan, keys_of_rows
from callassist.storage.search.connection import open_reading

try:
    import tantivy
except ImportError:  # the optional group "bench" is not installed
    tantivy = None

LIMIT = 50

HAS_TANTIVY = tantivy is not None


class Peer(Protocol):
    """Anything that answers a search."""

    def find(self, asked: Plan, text: str) -> object:
        """Answer `asked`; `text` is what the operator typed."""


class LikeScan:
    """
    What people do: `LIKE '%…%'` on the wide table, here the very same encrypted one.

    Args:
        folder: the roster version's folder.
        key: its raw key.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        self._connection = open_reading(folder / "roster.db", key, 16384)

    def find(self, asked: Plan, text: str) -> object:
        """Return the first 50 whole rows by name: a list in any order helps nobody."""
        del asked
        words = [f"%{word}%" for word in text.split()]
        one = "(reference LIKE ? OR name LIKE ? OR kana LIKE ? OR phone LIKE ?)"
        holds = " AND ".join([one] * len(words))
        query = f"SELECT * FROM roster_row WHERE {holds} ORDER BY name LIMIT {LIMIT}"  # noqa: S608 - question marks only
        values = [word for word in words for _ in range(4)]
        return self._connection.execute(query, values).fetchall()


class Tantivy:
    """
    tantivy with one- and two-character grams and BM25, plain on the disk; answers ids only.

    Args:
        folder: where its index goes; made.
        rows: what to index.
    """

    def __init__(self, folder: Path, rows: Iterable[list[tuple[int, RosterRow]]]) -> None:
        folder.mkdir()
        schema = tantivy.SchemaBuilder()
        schema.add_integer_field("id", stored=True)
        for field in ("name", "kana", "number"):
            schema.add_text_field(field, tokenizer_name="grams")
        self._index = tantivy.Index(schema.build(), path=str(folder))
        grams = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(1, 2, prefix_only=False))
        self._index.register_tokenizer("grams", grams.build())
        writer = self._index.writer(200_000_000, 1)
        for batch in rows:
            keys = keys_of_rows([row for _, row in batch])
            for (row_id, row), key in zip(batch, keys, strict=True):
                document = tantivy.Document()
                document.add_integer("id", row_id)
                document.add_text("name", key.name)
                document.add_text("kana", key.kana)
                document.add_text("number", row.reference.lower())
                writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def find(self, asked: Plan, text: str) -> object:
        """Return the ids of up to 50 hits."""
        del text
        parts = []
        if asked.digits:
            parts.append(self._grams(("number",), f"{asked.letters}{asked.digits}".lower()))
        if asked.name:
            parts.append(self._grams(("name", "kana"), asked.name))
        query = tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])
        found = self._searcher.search(query, LIMIT, count=False).hits
        return [self._searcher.doc(address)["id"] for _, address in found]

    def _grams(self, fields: tuple[str, ...], key: str) -> object:
        terms = [one + other for one, other in pairwise(key)] or [key]
        schema = self._index.schema
        choices = []
        for field in fields:
            every = [tantivy.Query.term_query(schema, field, term) for term in terms]
            all_of = tantivy.Query.boolean_query([(tantivy.Occur.Must, term) for term in every])
            choices.append((tantivy.Occur.Should, all_of))
        return tantivy.Query.boolean_query(choices)
