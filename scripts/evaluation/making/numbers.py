"""Queries by number: as written, as heard, with a slip, with a name; telephones and the like."""

from __future__ import annotations

from random import Random
from types import MappingProxyType

from evaluation.dataset import Target
from evaluation.making import kana as kanas
from evaluation.making.writing import LETTERS, Writer
from evaluation.people import Person

_LETTER_NAMES = MappingProxyType(
    {"A": ("えー", "エイ", "エー"), "B": ("びー", "ビー"), "C": ("しー", "シー", "シイ")}
)
_DIGIT_NAMES = (
    ("ぜろ", "れい", "まる", "ゼロ", "レイ", "マル", "おー"),
    ("いち", "イチ"),
    ("に", "ニ", "にい"),
    ("さん", "サン"),
    ("よん", "ヨン", "し"),
    ("ご", "ゴ", "ごお"),
    ("ろく", "ロク"),
    ("なな", "ナナ", "しち"),
    ("はち", "ハチ"),
    ("きゅう", "キュウ", "きゅー", "く"),
)
_MISHEARD = MappingProxyType({"A": "8EHK", "B": "DEPVG8", "C": "4GTZ"})
_FULL_WIDTH = str.maketrans("ABC0123456789-", "ＡＢＣ０１２３４５６７８９－")


def everything(writer: Writer) -> None:
    """Add every class of this file."""
    rows = [_row(writer, person) for person in (writer.person() for _ in range(120))]
    for at, (one, row) in enumerate(rows):
        _written(writer, row, at)
        _heard(writer, row)
        _slips(writer, row)
        _with_name(writer, row, one, at)
        _dialled(writer, row, at)


def _row(writer: Writer, one: Person) -> tuple[Person, Target]:
    return one, writer.row(f"{one.family.text}　{one.given.text}", one.kana, one.kana)


def _written(writer: Writer, row: Target, at: int) -> None:
    letter, digits = row.reference[0], row.reference[1:]
    ways = (
        f"{letter}{digits}".translate(_FULL_WIDTH),
        f"{letter.lower()}-{digits[:3]}-{digits[3:]}",
        f"{letter} {digits}",
        f"No.{letter}{digits}",
        f"整理番号：{letter}{digits}",
        f"{letter}{digits[:3]} {digits[3:]}です",
        f"{letter}の{digits}",
        f"№{letter}{digits}",
        f"{letter}ー{digits}",
        f"  {letter}.{digits[:3]}.{digits[3:]} ",
        f"{letter}{digits[:3]}‐{digits[3:]}".translate(_FULL_WIDTH),
        f"整理番号は{letter}{digits}",
        f"＃{letter}{digits}",
        f"{letter}{digits}番",
    )
    for step in (0, 5):
        number = ways[(at + step) % len(ways)]
        in_name = at % 4 == 0
        fields = ("", number) if in_name else (number, "")
        writer.ask_number("reference as written", row, *fields, "")
    spelt = writer.chance.choice(_LETTER_NAMES[letter])
    writer.ask_number("reference as written", row, f"{spelt}{digits}", "", "")
    writer.ask_number("reference without letter", row, digits, "", f"#{digits}")
    writer.ask_number("reference without letter", row, digits[-5:], "", f"#{digits[-5:]}")


def _heard(writer: Writer, row: Target) -> None:
    chance = writer.chance
    letter, digits = row.reference[0], row.reference[1:]
    gap = chance.choice(("", "", "、", " ", "・"))
    spoken = [chance.choice(_DIGIT_NAMES[int(digit)]) for digit in digits]
    first = chance.choice((letter, letter.lower(), *_LETTER_NAMES[letter]))
    groups = (gap.join(spoken[:3]), gap.join(spoken[3:]))
    joint = chance.choice((gap, gap, "の"))
    writer.ask_number("digits as words", row, f"{first}{gap}{joint.join(groups)}", "", "")
    writer.ask_number("digits as words", row, gap.join(spoken), "", f"#{digits}")


def _slips(writer: Writer, row: Target) -> None:
    chance = writer.chance
    letter, digits = row.reference[0], row.reference[1:]
    slips = {
        "number swapped": letter + _swapped(digits, chance),
        "number one digit": letter + _replaced(digits, chance),
        "number letter": chance.choice(LETTERS.replace(letter, "") + _MISHEARD[letter]) + digits,
        "number digit missing": letter + _without(digits, chance),
        "number digit extra": letter + _with_another(digits, chance),
    }
    for kind, number in slips.items():
        if number != row.reference:
            writer.ask_number(kind, row, number, "", f"~{number}")
    bare = _replaced(digits, chance)
    writer.ask_number("number one digit, no letter", row, bare, "", f"~{bare}")


def _swapped(digits: str, chance: Random) -> str:
    at = chance.randrange(len(digits) - 1)
    return digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]


def _replaced(digits: str, chance: Random) -> str:
    at = chance.randrange(len(digits))
    others = _OFTEN.get(digits[at], "0123456789") if chance.random() < _CONFUSED else "0123456789"
    return digits[:at] + chance.choice(others.replace(digits[at], "")) + digits[at + 1 :]


_OFTEN = MappingProxyType({"1": "7", "7": "14", "4": "7"})
_CONFUSED = 0.5


def _without(digits: str, chance: Random) -> str:
    at = chance.randrange(len(digits))
    return digits[:at] + digits[at + 1 :]


def _with_another(digits: str, chance: Random) -> str:
    at = chance.randrange(len(digits) + 1)
    return digits[:at] + chance.choice("0123456789") + digits[at:]


def _with_name(writer: Writer, row: Target, one: Person, at: int) -> None:
    last = row.reference[-4:]
    family, spoken = one.family.text, kanas.hiragana(one.family.kana)
    ways = (
        ("", f"{row.reference} {family}"),
        (f"{family} {last}", ""),
        (last, family),
        (row.reference, spoken),
        ("", f"{spoken} {last}"),
        (row.reference[:5], one.name),
        ("", f"{last}　{one.name}"),
        (row.phone[-4:], one.name),
    )
    for step in (0, 3):
        writer.ask_number("number and name", row, *ways[(at + step) % len(ways)], "")


def _dialled(writer: Writer, row: Target, at: int) -> None:
    phone, point = row.phone, row.supply_point
    bare = phone.replace("-", "")
    phones = (
        phone,
        bare,
        phone.translate(_FULL_WIDTH),
        f"+81 {phone[1:]}",
        phone.replace("-", "ー"),
        f"電話番号 {phone}",
        phone.replace("-", " "),
    )
    points = (
        point,
        point.translate(_FULL_WIDTH),
        f"{point[:2]}-{point[2:6]}-{point[6:10]}-{point[10:14]}-{point[14:18]}-{point[18:]}",
        " ".join(point[start : start + 4] for start in range(0, len(point), 4)),
    )
    for number in (phones[at % len(phones)], points[at % len(points)]):
        fields = ("", number) if at % 3 == 0 else (number, "")
        writer.ask_number("telephone or supply point", row, *fields, "")
