"""Archives with passwords, with several files, and what comes in them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pyzipper

from callassist.rosterfiles.options import ReadOptions
from tests.integration.badfiles.case import HEADER, PEOPLE, BadFile, read, refused
from tests.integration.badfiles.old_cipher import old_archive
from tests.integration.rosterfiles.workbooks import encrypted, old_book, open_document, shared_book
from tests.unit.rosterfiles.support import OPTIONS

GOOD = read(4, 3)
SECRET, KANJI = "Hisho-2023", "秘密の鍵"
WITH_SECRET, WITH_KANJI = replace(OPTIONS, password=SECRET), replace(OPTIONS, password=KANJI)
Write = Callable[[Path], object]
ROSTER = "".join(",".join(row) + "\n" for row in (HEADER, *PEOPLE))


def _book(path: Path) -> bytes:
    return shared_book(path.with_suffix(".book")).read_bytes()


def _aes(password: bytes, name: str = "名簿.xlsx", strength: int = 256) -> Write:
    def write(path: Path) -> None:
        with pyzipper.AESZipFile(path, "w", compression=pyzipper.ZIP_DEFLATED) as archive:
            archive.setpassword(password)
            archive.setencryption(pyzipper.WZ_AES, nbits=strength)
            archive.writestr(name, _book(path))

    return write


def _old(password: bytes, name: bytes = "名簿.xlsx".encode("cp932")) -> Write:
    return lambda path: old_archive(path, name, _book(path), password)


def _twice_locked(path: Path) -> None:
    """Write an encrypted workbook inside an archive with the same password."""
    locked = encrypted(shared_book(path.with_suffix(".book")), path.with_suffix(".locked"), SECRET)
    with pyzipper.AESZipFile(path, "w", encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(SECRET.encode())
        archive.writestr("名簿.xlsx", locked.read_bytes())


def _holding(files: Mapping[str, bytes | None]) -> Write:
    """Write a plain archive; None is a whole roster."""

    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items():
                archive.writestr(name, _book(path) if data is None else data)

    return write


def _swollen(name: str, piece: bytes) -> Write:
    """Write an archive of nothing but one piece, ninety million bytes of it."""

    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, piece * (90_000_000 // len(piece)))

    return write


def _flipped(path: Path) -> None:
    """Change one bit in the middle of an archive with an AES password."""
    _aes(SECRET.encode())(path)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def _locked(book: Write) -> Write:
    def write(path: Path) -> None:
        book(path.with_suffix(".book"))
        encrypted(path.with_suffix(".book"), path, SECRET)

    return write


def _case(name: str, write: Write, verdict: object, options: ReadOptions = OPTIONS) -> BadFile:
    return BadFile(name, write, verdict, options)  # type: ignore[arg-type]  # a Verdict


LOCKED = (
    _case("aes.zip", _aes(SECRET.encode()), GOOD, WITH_SECRET),
    _case("aes-128.zip", _aes(SECRET.encode(), strength=128), GOOD, WITH_SECRET),
    _case("aes-kanji.zip", _aes(KANJI.encode()), GOOD, WITH_KANJI),
    _case("aes-kanji-of-windows.zip", _aes(KANJI.encode("cp932")), GOOD, WITH_KANJI),
    _case("aes-wrong.zip", _aes(b"other"), refused("file-password-wrong"), WITH_SECRET),
    _case("aes-missing.zip", _aes(SECRET.encode()), refused("file-encrypted")),
    _case("aes-flipped.zip", _flipped, refused("file-password-wrong", "file-damaged"), WITH_SECRET),
    _case("old-cipher.zip", _old(SECRET.encode()), GOOD, WITH_SECRET),
    _case("old-cipher-kanji.zip", _old(KANJI.encode("cp932")), GOOD, WITH_KANJI),
    _case("old-cipher-wrong.zip", _old(b"other"), refused("file-password-wrong"), WITH_SECRET),
    _case("old-cipher-missing.zip", _old(SECRET.encode()), refused("file-encrypted")),
    _case("locked-in-locked.zip", _twice_locked, GOOD, WITH_SECRET),
    _case("locked-open.xlsx", _locked(shared_book), GOOD, WITH_SECRET),
    _case("locked-wrong.xlsx", _locked(shared_book), refused("file-password-wrong"), WITH_KANJI),
    _case("password-for-nothing.xlsx", shared_book, GOOD, WITH_SECRET),
    _case("password-for-nothing.xls", old_book, GOOD, WITH_SECRET),
    _case("password-for-nothing.ods", open_document, GOOD, WITH_SECRET),
)

HOLDING = (
    _case("with-a-note.zip", _holding({"名簿.xlsx": None, "はじめに.txt": b"a"}), GOOD),
    _case("with-clutter.zip", _holding({"a.xlsx": None, "__MACOSX/._a.xlsx": b"a"}), GOOD),
    _case("in-a-folder.zip", _holding({"送付/": b"", "送付/名簿.csv": ROSTER.encode()}), GOOD),
    _case("no-ending.zip", _holding({"roster": None}), GOOD),
    _case(
        "three.zip",
        _holding({"a.csv": b"a", "b.xls": b"a", "c.ods": b"a"}),
        refused("archive-holds-several"),
    ),
    _case(
        "two-notes.zip", _holding({"a.txt": b"a", "b.pdf": b"a"}), refused("archive-holds-several")
    ),
    _case("only-folders.zip", _holding({"a/": b""}), refused("archive-without-roster")),
    _case("paper.zip", _holding({"名簿.pdf": b"%PDF-1.7"}), refused("file-kind-unknown")),
    _case("bomb.zip", _swollen("a.csv", b"a"), refused("file-unpacks-too-large")),
    _case(
        "bomb-book.zip",
        _swollen("a.xlsx", b"PK\x03\x04" + bytes(96)),
        refused("file-unpacks-too-large"),
    ),
    _case(
        "six-thousand.zip",
        _holding({f"{number}.csv": b"" for number in range(6_000)}),
        refused("file-unpacks-too-large"),
    ),
    _case(
        "cut.zip", lambda path: path.write_bytes(b"PK\x03\x04" + bytes(40)), refused("file-damaged")
    ),
    _case("nothing.zip", lambda path: path.write_bytes(b""), refused("file-empty")),
    _case(
        "encoding.xlsx",
        shared_book,
        refused("encoding-of-workbook"),
        replace(OPTIONS, encoding="cp932"),
    ),
)

PACKED_FILES: tuple[BadFile, ...] = (*LOCKED, *HOLDING)
