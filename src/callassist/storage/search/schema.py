"""
The tables of `index.db`.

    by_name, by_kana             keys of names and readings: whole and beginning, in key order
    grams                        full text: each character, each two neighbours, groups of digits,
                                 and how family name, given name or the whole name may sound
    trigrams                     full text, each three neighbours: 3 and more typed
    sound                        how names sound, each sound once, numbered, and whether a name
                                 that may sound in several ways, and one in kana, has it
    near_sound                   of family and given names what one sign less leaves of them
    by_sound                     rows by the sounds of both names, where they sound in one way
    letters                      one byte a row that says which letters its number has, in runs
    doubtful                     rows taken out after they were indexed: they share a number

Everything is ordered by row id inside a key, so that hits stream in their final order. Numbers
need no table here: `roster.db` has them in order.
"""

from __future__ import annotations

from callassist.storage.search.sorting import Sorted

# Symbols that stay in keys; the ascii tokenizer would drop them, and "a%" would become "a".
_KEPT_SYMBOLS = "#$%&*+<=>@\\^_{|}"

# Index pages of the full text have to fit a database page less what SQLCipher reserves of it;
# one that spills over costs a second page. Measured: 20 % less space, a third less load time.
_FTS_PAGE = 3900
_FTS_MEMORY = 16 * 1024 * 1024  # of each; twice as much is no faster

LETTERS_RUN = 3900
"""Rows whose letters stand together: as many as fit a page."""

_BY_NAME = "key TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (key, id)"
_BY_SOUND = """
    family INTEGER NOT NULL, given INTEGER NOT NULL, id INTEGER NOT NULL,
    PRIMARY KEY (family, given, id)
"""

CREATE = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE letters (run INTEGER PRIMARY KEY, codes BLOB NOT NULL) STRICT;
CREATE TABLE doubtful (id INTEGER PRIMARY KEY) STRICT;
CREATE TABLE by_name ({_BY_NAME}) STRICT, WITHOUT ROWID;
CREATE TABLE by_kana ({_BY_NAME}) STRICT, WITHOUT ROWID;
CREATE TABLE sound (
    kind TEXT NOT NULL, sound TEXT NOT NULL, number INTEGER NOT NULL, is_unclear INTEGER NOT NULL,
    in_kana INTEGER NOT NULL, PRIMARY KEY (kind, sound)
) STRICT, WITHOUT ROWID;
CREATE TABLE by_sound ({_BY_SOUND}) STRICT, WITHOUT ROWID;
CREATE TABLE near_sound (
    kind TEXT NOT NULL, short TEXT NOT NULL, sound TEXT NOT NULL, PRIMARY KEY (kind, short, sound)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE grams USING fts5 (
    tokens, content='', columnsize=0, detail=none, tokenize="ascii tokenchars '{_KEPT_SYMBOLS}'"
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
    id INTEGER PRIMARY KEY, name TEXT, kana TEXT, family INTEGER, given INTEGER
) STRICT;
"""

SORTED = (
    Sorted("by_name", _BY_NAME, "SELECT name, id FROM entry WHERE name <> ''", 2),
    Sorted("by_kana", _BY_NAME, "SELECT kana, id FROM entry WHERE kana <> ''", 2),
    Sorted("by_sound", _BY_SOUND, "SELECT family, given, id FROM entry WHERE family >= 0", 3),
)
