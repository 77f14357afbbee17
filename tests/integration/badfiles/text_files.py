"""Text files that are not what they seem: encodings, delimiters, quotation marks, characters."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import Path

from tests.integration.badfiles.case import HEADER, PEOPLE, BadFile, Row, read, refused

GOOD = read(4, 3)


def _lines(rows: tuple[Row, ...], delimiter: str = ",", end: str = "\n") -> str:
    return "".join(delimiter.join(map(str, row)) + end for row in rows)


ROSTER = _lines((HEADER, *PEOPLE))


def _bytes(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


def _text(text: str, encoding: str = "utf-8") -> Callable[[Path], object]:
    return _bytes(text.encode(encoding))


def _pair(number: str, name: str = "架空 太郎") -> str:
    return f"整理番号,契約名義\n{number},{name}\nA0000002,架空 花子\n"


def _row(name: str, text: str, *codes: str, accepted: int = 1) -> BadFile:
    return BadFile(f"{name}.csv", _text(text), read(3, accepted, *((2, code) for code in codes)))


def _ken(encoding: str) -> Callable[[Path], object]:
    return _text(ROSTER.replace("㈱", "株式会社").replace("髙", "高"), encoding)


SJIS = "整理番号,契約名義\nA0000001,髙﨑　①~㈱\nA0000002,〜−∥¢\n"
MIXED = "整理番号,契約名義\nA0000001,架空\n".encode() + "A0000002,髙橋\n".encode("cp932")

ENCODED = (
    BadFile(
        "cp932-extensions.csv", _bytes(SJIS.replace("〜−∥¢", "ソ表").encode("cp932")), read(3, 2)
    ),
    BadFile("utf16-le-bom.csv", _bytes(codecs.BOM_UTF16_LE + ROSTER.encode("utf-16-le")), GOOD),
    BadFile("utf16-be-bom.csv", _bytes(codecs.BOM_UTF16_BE + ROSTER.encode("utf-16-be")), GOOD),
    BadFile("utf16-le.csv", _text(ROSTER, "utf-16-le"), GOOD),
    BadFile("utf16-be.csv", _text(ROSTER, "utf-16-be"), GOOD),
    BadFile("utf8-bom.csv", _text(ROSTER, "utf-8-sig"), GOOD),
    BadFile("euc.csv", _ken("euc_jp"), GOOD),
    BadFile("jis.csv", _ken("iso2022_jp_ext"), GOOD),
    BadFile("mixed.csv", _bytes(MIXED), refused("encoding-unknown", "encoding-broken")),
    BadFile(
        "cut-in-a-character.csv",
        _bytes(ROSTER.encode("utf-8")[:-3] + b"\xe9\n"),
        refused("encoding-unknown", "encoding-broken"),
    ),
    BadFile(
        "utf32.csv",
        _bytes(ROSTER.encode("utf-32")),
        refused("header-not-found", "encoding-unknown", "encoding-broken"),
    ),
    BadFile(
        "random.csv",
        _bytes(bytes(range(1, 256)) * 40),
        refused("encoding-unknown", "header-not-found", "file-kind-unknown", "quote-unclosed"),
    ),
)

DELIMITED = (
    BadFile("tabs.csv", _text(_lines((HEADER, *PEOPLE), "\t")), GOOD),
    BadFile("commas.tsv", _text(ROSTER), GOOD),
    BadFile("semicolons.csv", _text(_lines((HEADER, *PEOPLE), ";")), GOOD),
    BadFile("pipes.csv", _text(_lines((HEADER, *PEOPLE), "|")), GOOD),
    BadFile("no-last-newline.csv", _text(ROSTER.rstrip("\n")), GOOD),
    BadFile("carriage-returns.csv", _text(_lines((HEADER, *PEOPLE), end="\r")), GOOD),
    BadFile("windows.csv", _text(_lines((HEADER, *PEOPLE), end="\r\n")), GOOD),
    BadFile("quoted-newline.csv", _text(_pair("A0000001", '"架空\n太郎, ""本人"""')), read(3, 2)),
    BadFile("quote-open.csv", _text(_pair("A0000001", '"架空 太郎')), refused("quote-unclosed")),
    BadFile("blank-lines.csv", _text(ROSTER.replace("\n", "\n\n")), read(8, 3)),
    BadFile("only-header.csv", _text(_lines((HEADER,))), read(1, 0)),
    BadFile("header-on-row-9.csv", _text("題,\n" + ",\n" * 7 + ROSTER), read(12, 3)),
    BadFile("totals.csv", _text(ROSTER + "合計,3件,,\n以上,,,\n"), read(6, 3)),
    BadFile(
        "too-many-cells.csv",
        _text(_pair("A0000001", "架空,太郎")),
        read(3, 1, (2, "too-many-cells")),
    ),
    BadFile(
        "too-few-cells.csv",
        _text("整理番号,契約名義,備考\nA0000001\nA0000002,架空\n"),
        read(3, 1, (2, "name-missing")),
    ),
    BadFile(
        "doubled-header.csv",
        _text("整理番号,整理番号,契約名義\nA0000001,A0000002,架空\n"),
        refused("columns-ambiguous"),
    ),
    BadFile(
        "doubled-remarks.csv", _text("整理番号,契約名義,備考,備考\nA0000001,架空,a,b\n"), read(2, 1)
    ),
    BadFile(
        "16384-columns.csv",
        _text("整理番号,契約名義" + ",列" * 16_382 + "\nA0000001,架空" + ",x" * 16_382 + "\n"),
        read(2, 1),
    ),
    BadFile(
        "million-characters.csv",
        _text(_pair("A0000001", "長" * 1_000_000)),
        read(3, 1, (2, "cell-too-long")),
    ),
    BadFile(
        "million-digits.csv", _text(_pair("A" + "1" * 1_000_000)), read(3, 1, (2, "cell-too-long"))
    ),
    BadFile(
        "five-million-characters.csv",
        _text(_pair("A0000001", "長" * 5_000_000)),
        refused("quote-unclosed"),
    ),
    BadFile("nothing.csv", _bytes(b""), refused("file-empty")),
    BadFile("zeros.csv", _bytes(b"\0" * 5_000), refused("file-empty")),
    BadFile("newlines.csv", _bytes(b"\n" * 6_000), refused("file-empty", "header-not-found")),
)

MARKED = (
    _row("nul-in-number", _pair("A000\x000001"), "control-characters"),
    _row("nul-in-name", _pair("A0000001", "架\x00空"), "control-characters"),
    _row("right-to-left", _pair("\u202eA0000001"), "hidden-characters"),
    _row("zero-width", _pair("A000\u200b0001"), "hidden-characters"),
    _row("zero-width-name", _pair("A0000001", "架\u200d空"), "hidden-characters"),
    _row("cyrillic", _pair("\u04100000001"), "lookalike-letter"),
    _row("greek", _pair("\u03910000001"), "lookalike-letter"),
    _row("full-width", _pair("Ａ０００－０００１"), accepted=2),
    _row("exponent", _pair("1.2345E+11"), "number-broken-by-excel"),
    _row("not-available", _pair("#N/A"), "formula-error"),
    _row("name-not-available", _pair("A0000001", "#REF!"), "formula-error"),
    _row("digits-only", _pair("0000001"), "number-without-letter"),
    _row("dde", _pair("=cmd|' /C calc'!A0"), "formula-in-key"),
    _row("formula-name", _pair("A0000001", "=HYPERLINK(0)"), "formula-in-key"),
    _row(
        "number-and-name-missing",
        _pair("", "").replace("\n,\n", "\n,,x\n").replace("名義\n", "名義,備考\n"),
        "number-missing",
    ),
    _row(
        "phone-without-zero",
        "整理番号,契約名義,電話\nA0000001,架空,9000000001\nA0000002,架空,\n",
        "phone-without-zero",
        accepted=2,
    ),
    _row(
        "phone-of-text",
        "整理番号,契約名義,電話\nA0000001,架空,折り返し待ち\nA0000002,架空,\n",
        "phone-unreadable",
        accepted=2,
    ),
    _row(
        "era",
        "整理番号,契約名義,発送日\nA0000001,架空,令和5年6月31日\nA0000002,架空,R5.6.12\n",
        "date-unreadable",
        accepted=2,
    ),
    _row("lost-character", _pair("A0000001", "〓橋"), "character-lost", accepted=2),
    _row("mojibake", _pair("A0000001", "譁\ufffd蟄怜喧縺"), "mojibake", accepted=2),
    _row("private-use", _pair("A0000001", "\ue000橋"), "private-character", accepted=2),
)

PRETENDING = tuple(
    BadFile(name, _bytes(data), refused(*codes))
    for name, data, codes in (
        ("page.xls", b"<html><table><tr><td>1</td></tr></table></html>", ("file-is-html",)),
        ("xml.xls", b"<?xml version='1.0'?><Workbook/>", ("file-is-xml",)),
        (
            "utf16.xml.xls",
            "<?xml version='1.0' encoding='utf-16'?><a/>".encode("utf-16"),
            ("file-is-xml", "header-not-found"),
        ),
        ("paper.xlsx", b"%PDF-1.7\n1 0 obj", ("file-kind-unknown",)),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, ("file-kind-unknown",)),
        ("packed.csv", b"\x1f\x8b\x08" + b"\0" * 99, ("file-kind-unknown",)),
        (
            "container.xls",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            ("file-kind-unknown",),
        ),
        ("json.csv", b'[{"a": 1}]\n', ("header-not-found",)),
    )
)

TEXT_FILES: tuple[BadFile, ...] = (*ENCODED, *DELIMITED, *MARKED, *PRETENDING)
