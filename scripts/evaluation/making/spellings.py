"""Queries for a name as it is written: width, spaces, forms of kanji, firms."""

from __future__ import annotations

from evaluation.dataset import FOLDER, load_table
from evaluation.making import kana as kanas
from evaluation.making.writing import Writer
from evaluation.people import FORMS, Part, Person, firm


def everything(writer: Writer) -> None:
    """Add every class of this file."""
    _exact(writer, 110)
    _width(writer, 60)
    _spacing(writer, 60)
    _parts(writer, 50)
    _variants(writer, 150)
    _unusual_signs(writer)
    _similar(writer, 50)
    _firms(writer, 70)


def _exact(writer: Writer, count: int) -> None:
    for _ in range(count):
        one = writer.person()
        row = writer.row(f"{one.family.text}　{one.given.text}", one.kana, one.kana)
        writer.ask("exact", row, row.name, one.name)
        writer.ask("exact", row, one.kana, one.kana)
        writer.ask("exact", row, "", number=row.reference)


def _width(writer: Writer, count: int) -> None:
    for at in range(count):
        one = writer.person()
        stored = (str, kanas.half_width)[at % 2](one.kana)
        _ask_kana(writer, "width", one, stored)
    found = 0
    while found < count // 3:
        one = writer.person()
        if kanas.as_mainframe(one.kana) != kanas.half_width(one.kana):
            found += 1
            _ask_kana(writer, "small kana stored large", one, kanas.as_mainframe(one.kana))
    for word in ("ABC", "Sunrise", "K2", "TOMATO", "Mori"):
        trade = writer.chance.choice(("商事", "電設", "企画"))
        wide = "".join(chr(ord(sign) + _TO_FULL_WIDTH) for sign in word)
        row = writer.row(f"株式会社{wide}{trade}", "", "")
        writer.ask("width", row, f"{word.lower()}{trade}", f"{word}{trade}")


_TO_FULL_WIDTH = 0xFEE0


def _ask_kana(writer: Writer, kind: str, one: Person, stored: str) -> None:
    row = writer.row(f"{one.family.text}　{one.given.text}", stored, one.kana)
    writer.ask(kind, row, kanas.hiragana(one.kana).replace(" ", ""), one.kana)
    writer.ask(kind, row, kanas.half_width(one.kana), one.kana)
    writer.ask(kind, row, one.kana.replace(" ", "　"), one.kana)


def _spacing(writer: Writer, count: int) -> None:
    for at in range(count):
        one = writer.person()
        family, given = one.family.text, one.given.text
        gap = ("　", "", " ")[at % 3]
        row = writer.row(f"{family}{gap}{given}", one.kana if at % 2 else "", one.kana)
        for typed in (one.name, f"{family} {given}", f"{family}　　{given}", " ".join(one.name)):
            writer.ask("spacing", row, typed, one.name)


def _parts(writer: Writer, count: int) -> None:
    for _ in range(count):
        one = writer.person()
        row = writer.row(f"{one.family.text}　{one.given.text}", one.kana, one.kana)
        for typed in (one.name[:-1], one.name[1:], one.name[len(one.family.text) - 1 :]):
            writer.ask("beginning or part", row, typed, typed)
        sound = one.kana.replace(" ", "")
        writer.ask("beginning or part", row, kanas.hiragana(sound[:-1]), sound[:-1])


def _variants(writer: Writer, count: int) -> None:
    forms = {line[0]: line[1] for line in load_table(FOLDER / "variants.tsv")}
    done: dict[str, int] = {}
    while sum(done.values()) < count:
        one = writer.person()
        changing = [sign for sign in one.name if done.get(sign, 0) < _A_KANJI and sign in forms]
        if not changing:
            continue
        sign = writer.chance.choice(changing)
        done[sign] = done.get(sign, 0) + 1
        _variant(writer, one, sign, forms[sign])


_A_KANJI = 4


def _variant(writer: Writer, one: Person, sign: str, forms: str) -> None:
    chance = writer.chance
    stored = one.name.replace(sign, chance.choice((sign, *forms)))
    if chance.random() < _SELECTED:
        stored = stored.replace(sign, f"{sign}{chance.choice(_SELECTORS)}")
    kana = one.kana if chance.random() < _WITH_KANA else ""
    row = writer.row(stored, kana, one.kana)
    for form in (sign, *forms):
        typed = one.name.replace(sign, form)
        if typed != stored:
            writer.ask("variant", row, typed, one.name)


_SELECTED = 0.15
_SELECTORS = "\U000e0100\U000e0101\U000e0102\ufe00"
_WITH_KANA = 0.5

_UNUSUAL = (
    ("佐々木", "佐佐木", "ササキ"),
    ("野々村", "野野村", "ノノムラ"),
    ("奈々美", "奈奈美", "ナナミ"),
    ("一ノ瀬", "一之瀬", "イチノセ"),
    ("井ノ口", "井之口", "イノクチ"),
    ("三ツ谷", "三ッ谷", "ミツヤ"),
    ("四ツ谷", "四ッ谷", "ヨツヤ"),
    ("関ヶ原", "関ケ原", "セキガハラ"),
    ("越ヶ谷", "越ケ谷", "コシガヤ"),
    ("鳩ヶ谷", "鳩が谷", "ハトガヤ"),
    ("竜ヶ崎", "竜ケ崎", "リュウガサキ"),
)


def _unusual_signs(writer: Writer) -> None:
    for one, other, reading in _UNUSUAL:
        for stored, typed in ((one, other), (other, one)):
            person = writer.person()
            part = Part(stored, reading)
            named = Person(person.family, part) if one[0] == "奈" else Person(part, person.given)
            row = writer.row(f"{named.family.text} {named.given.text}", "", named.kana)
            asked = named.name.replace(stored, typed)
            writer.ask("々, ノ and ヶ", row, asked, named.name, asked)


_SIMILAR = (
    ("斎藤", "斉藤"),
    ("齋藤", "斉藤"),
    ("斎藤", "齊藤"),
    ("齋木", "斉木"),
    ("斉田", "斎田"),
)


def _similar(writer: Writer, count: int) -> None:
    for at in range(count):
        given = writer.person().given
        stored, typed = _SIMILAR[at % len(_SIMILAR)][:: 1 if at % 2 else -1]
        one = Person(Part(stored, "サイトウ"), given)
        row = writer.row(f"{stored}　{given.text}", "" if at % 3 else one.kana, one.kana)
        writer.ask("similar", row, typed + given.text, one.name, typed + given.text)
    for stored, typed in _LOOKALIKES:
        given = writer.person().given
        row = writer.row(f"{stored}　{given.text}", "", f"{given.kana}")
        writer.ask("look-alike", row, typed + given.text, stored + given.text, typed + given.text)


_LOOKALIKES = (
    ("大坂", "大阪"),
    ("阪本", "坂本"),
    ("太田", "大田"),
    ("菅原", "管原"),
    ("堀内", "掘内"),
    ("荻原", "萩原"),
    ("藤原", "籐原"),
    ("河合", "川合"),
    ("吉原", "古原"),
    ("土屋", "士屋"),
)


def _firms(writer: Writer, count: int) -> None:
    for at in range(count):
        one = firm(writer.chance)
        written, read = FORMS[at % len(FORMS)]
        stored = (str, kanas.half_width, kanas.as_mainframe)[at % 3](read.format(one.kana))
        spoken = kanas.hiragana(one.kana)
        if at % 7 == 0:
            row = writer.row(stored, "", one.kana)
            writer.ask("company", row, spoken, one.kana)
            continue
        row = writer.row(written.format(one.text), stored if at % 2 else "", one.kana)
        writer.ask("company" if at % 2 else "company heard", row, spoken, one.kana)
        other = FORMS[(at + 3) % len(FORMS)][0].format(one.text)
        for typed in (one.text, other, one.text[1:]):
            writer.ask("company", row, typed, typed)
