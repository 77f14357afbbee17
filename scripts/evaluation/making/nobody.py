"""Queries that nobody answers: junk, attacks, numbers of other kinds, other people."""

from __future__ import annotations

from evaluation.making.writing import Writer
from evaluation.people import families, given_names

JUNK = (
    "%",
    "_",
    "%%%%",
    "＿",
    "*",
    "?",
    "＊",
    '"',
    "'",
    "' OR '1'='1",
    "'; DROP TABLE roster_row; --",
    '" OR 1=1 --',
    "佐藤' UNION SELECT * FROM meta --",
    "佐藤*",
    "^佐藤",
    "name:佐藤",
    "NEAR(佐 藤)",
    "佐藤 AND 一郎",
    "{佐藤}",
    "\\",
    "%E4%BD%90",
    "&lt;script&gt;",
    "<b>佐藤</b>",
    "${jndi:ldap://x}",
    "../../etc/passwd",
    "佐" * 500,
    "9" * 500,
    "ア" * 301,
    "A" * 200,
    "佐\u202e藤",
    "\u2066佐藤\u2069",
    "佐藤\x00",
    "\x1b[31m",
    "\x07\x08",
    "〓〓",
    "ー",
    "。。。",
    "!!!",
    "😀😀",
    "ﾞﾟ",
    "A%",
    "A_______",
    "0x41",
    "1e5",
    "さん",
    "様",
    "株式会社",
)


def everything(writer: Writer) -> None:
    """Add every class of this file."""
    for junk in JUNK:
        writer.ask_nobody("nobody: junk", "", junk)
        writer.ask_nobody("nobody: junk", junk, "")
    chance = writer.chance
    for _ in range(40):
        writer.ask_nobody(
            "nobody: postcode", f"{chance.randrange(1000):03}-{chance.randrange(10000):04}", ""
        )
        writer.ask_nobody("nobody: customer number", f"{chance.randrange(10**12):012}", "")
    for _ in range(60):
        family, given = families().any(chance), given_names().any(chance)
        writer.ask_nobody("nobody: other people", "", f"{family.text}{given.text}")
        writer.ask_nobody("nobody: other people", "", f"{family.kana}{given.kana}")
        writer.ask_nobody("nobody: other people", f"A{chance.randrange(10**7):07}", family.text)
