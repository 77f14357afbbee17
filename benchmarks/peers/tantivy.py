"""tantivy with one- and two-character grams and BM25, plain on the disk; answers ids only."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

from callassist.domain.roster import RosterRow
from callassist.matching import Plan, keys_of_rows

LIMIT = 50
FIELDS = ("name", "kana", "number")
HEAP = 200_000_000


def is_installed() -> bool:
    """Return whether the optional group "bench" is there."""
    return importlib.util.find_spec("tantivy") is not None


def build(folder: Path, batches: Iterable[list[tuple[int, RosterRow]]]) -> None:
    """Index rows, given with their ids, in a new folder."""
    folder.mkdir()
    tantivy, index = _index(folder)
    writer = index.writer(HEAP, 1)
    for batch in batches:
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


class Tantivy:
    """Searches in a folder that `build` has filled."""

    def __init__(self, folder: Path) -> None:
        self._tantivy, self._index = _index(folder)
        self._index.reload()
        self._searcher = self._index.searcher()

    def find(self, asked: Plan) -> list[int]:
        """Return the ids of up to 50 hits."""
        must = self._tantivy.Occur.Must
        parts = []
        if asked.digits:
            parts.append(self._grams(("number",), f"{asked.letters}{asked.digits}".lower()))
        if asked.name:
            parts.append(self._grams(("name", "kana"), asked.name))
        query = self._tantivy.Query.boolean_query([(must, part) for part in parts])
        found = self._searcher.search(query, LIMIT, count=False).hits
        return [self._searcher.doc(address)["id"][0] for _, address in found]

    def _grams(self, fields: tuple[str, ...], key: str) -> object:
        query, occur = self._tantivy.Query, self._tantivy.Occur
        terms = [one + other for one, other in pairwise(key)] or [key]
        choices = []
        for field in fields:
            every = [query.term_query(self._index.schema, field, term) for term in terms]
            all_of = query.boolean_query([(occur.Must, term) for term in every])
            choices.append((occur.Should, all_of))
        return query.boolean_query(choices)


def _index(folder: Path) -> tuple[Any, Any]:
    """Return the library, loaded by name because it is optional, and its index of a folder."""
    tantivy: Any = importlib.import_module("tantivy")
    schema = tantivy.SchemaBuilder()
    schema.add_integer_field("id", stored=True)
    for field in FIELDS:
        schema.add_text_field(field, tokenizer_name="grams")
    index = tantivy.Index(schema.build(), path=str(folder))
    grams = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(1, 2, prefix_only=False))
    index.register_tokenizer("grams", grams.build())
    return tantivy, index
