"""
The tables of `index.db`.

    by_name, by_kana             keys of names and readings: whole and beginning, in key order
    by_head, by_tail             digits of the number, forwards and backwards
    by_phone, by_point           telephone and supply point, backwards
    grams                        full text, each character and each two neighbours: 1-2 typed
    trigrams                     full text, each three neighbours: 3 and more typed
    letters                      one byte a row that says which letters its number has
    doubtful                     rows that share a number with another: some may be taken out later

Everything is ordered by row id inside a key, so that hits stream in their final order.
"""

from __future__ import annotations

POINT_TAIL = 12
"""Last digits of a supply point that are indexed; the row itself decides about the others."""

# Symbols that stay in keys; the ascii tokenizer would drop them, and "a%" would become "a".
_KEPT_SYMBOLS = "#$%&*+<=>@\\^_{|}"

# Index pages of the full text have to fit a database page less what SQLCipher reserves of it;
# one that spills over costs a second page. Measured: 20 % less space, a third less load time.
_FTS_PAGE = 3900
_FTS_MEMORY = 32 * 1024 * 1024

_BY_NAME = "key TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (key, id)"
_BY_DIGITS = """
    key TEXT NOT NULL, id INTEGER NOT NULL, letters TEXT NOT NULL, marks INTEGER NOT NULL,
    PRIMARY KEY (key, id, letters, marks)
"""

CREATE = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE letters (codes TEXT NOT NULL, rows BLOB NOT NULL) STRICT;
CREATE TABLE doubtful (id INTEGER PRIMARY KEY) STRICT;
CREATE TABLE by_name ({_BY_NAME}) STRICT, WITHOUT ROWID;
CREATE TABLE by_kana ({_BY_NAME}) STRICT, WITHOUT ROWID;
CREATE TABLE by_head ({_BY_DIGITS}) STRICT, WITHOUT ROWID;
CREATE TABLE by_tail ({_BY_DIGITS}) STRICT, WITHOUT ROWID;
CREATE TABLE by_phone ({_BY_DIGITS}) STRICT, WITHOUT ROWID;
CREATE TABLE by_point ({_BY_DIGITS}) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE grams USING fts5 (
    name, kana, content='', columnsize=0, detail=none,
    tokenize="ascii tokenchars '{_KEPT_SYMBOLS}'"
);
CREATE VIRTUAL TABLE trigrams USING fts5 (
    name, kana, content='', columnsize=0, detail=full, tokenize='trigram case_sensitive 1'
);
"""

FULL_TEXT = ("grams", "trigrams")

TUNE = tuple(
    f"INSERT INTO {table} ({table}, rank) VALUES ('{option}', {value})"  # noqa: S608 - our words
    for table in FULL_TEXT
    for option, value in (("pgsz", _FTS_PAGE), ("hashsize", _FTS_MEMORY), ("automerge", 0))
)

STAGE = """
CREATE TABLE staging.entry (
    id INTEGER PRIMARY KEY, letters TEXT, marks INTEGER,
    name TEXT, kana TEXT, head TEXT, tail TEXT, phone TEXT, point TEXT
) STRICT;
"""

# Each table is filled in its own order, which costs a sort and saves every page split.
FILL = (
    "INSERT INTO by_name SELECT name, id FROM entry WHERE name <> '' ORDER BY name, id",
    "INSERT INTO by_kana SELECT kana, id FROM entry WHERE kana <> '' ORDER BY kana, id",
    *(
        f"INSERT INTO by_{column} SELECT {column}, id, letters, marks FROM entry"  # noqa: S608
        f" WHERE {column} <> '' ORDER BY {column}, id"
        for column in ("head", "tail", "phone", "point")
    ),
)

DOUBT = """
INSERT INTO doubtful
SELECT one.id FROM by_head AS one WHERE EXISTS (
    SELECT 1 FROM by_head AS other
    WHERE other.key = one.key AND other.letters = one.letters AND other.id <> one.id
) ORDER BY one.id
"""
