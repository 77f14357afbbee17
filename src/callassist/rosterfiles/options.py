"""What the caller may say about a file before it is read, and how much the reader may use."""

from __future__ import annotations

from dataclasses import dataclass, field

from callassist.domain.reference import ReferenceRule
from callassist.domain.rosterfile import FileKind, Meaning

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """
    How to read one roster file.

    Args:
        rule: how the letters print their numbers.
        known_items: every label and alias of a leaked item; empty keeps the file's own words.
        sheets: sheets to read, in any order; empty reads every visible sheet with a roster header.
        header_row: row of the header as Excel shows it, or None to look for it.
        mapping: (field, header) pairs that override the synonyms; a field is a name of
            `RosterRow`, a part of one as "address:2", or its usual Japanese header; "" keeps the
            column beside the row. Of equal headers the later ones are named "備考 (5)", columns
            without a header "列 (6)", by their place.
        encoding: encoding of a text file, or None to find it.
        password: password of an encrypted workbook or zip, or None.
        kind: what the file does to the active roster; a status file needs no names.
        meanings: what the marks of rows mean; a mark without a meaning changes nothing.
        remembered: (fingerprint of the headers, mapping) of files that were read before; a pair
            of `mapping` goes before them.
        guess: whether a column whose header says nothing may be taken for what its cells look
            like; only where somebody will look at it before the file is read.
    """

    rule: ReferenceRule
    known_items: frozenset[str] = frozenset()
    sheets: tuple[str, ...] = ()
    header_row: int | None = None
    mapping: tuple[tuple[str, str], ...] = ()
    encoding: str | None = None
    password: str | None = field(default=None, repr=False)
    kind: FileKind = FileKind.FULL
    meanings: tuple[Meaning, ...] = ()
    remembered: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    guess: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """
    What the reading process may use; a file that needs more is refused.

    Args:
        memory_bytes: address space; a full sheet of 1,048,576 rows × 12 columns needs 1.6 GB
            of it in the spreadsheet library, and the rest is room for wider ones.
        cpu_seconds: processor time; a full sheet takes about 20 s here, slow machines five
            times that.
        unzipped_bytes: all members of a workbook together; a full sheet × 30 columns is 3 GB.
        ratio: unzipped ÷ zipped of one large member; rosters stay under 60, deflate ends at 1,032.
        members: files in a workbook; a real one has dozens.
        written_bytes: of any file it writes; a reader writes none, whatever a library tries.
    """

    memory_bytes: int = 4096 * MEBIBYTE
    cpu_seconds: int = 300
    unzipped_bytes: int = 4096 * MEBIBYTE
    ratio: int = 200
    members: int = 5_000
    written_bytes: int = 0
