"""Queries for a name as it is heard: kana, Latin letters, the kanji one would write."""

from __future__ import annotations

from random import Random

from evaluation.dataset import FOLDER, load_table
from evaluation.making import kana as kanas
from evaluation.making import latin
from evaluation.making.writing import Writer
from evaluation.people import Part, Person

_LATIN = (latin.hepburn, latin.macron, latin.passport, latin.with_h, latin.kunrei)


def everything(writer: Writer) -> None:
    """Add every class of this file."""
    _romaji(writer, 90)
    _long_vowels(writer, 50)
    _heard(writer, 220)
    _heard_rare(writer, 110)
    _kanji_for_kana(writer, 120)
    _kanji_then_kana(writer, 40)
    _near(writer, 170)


def _spaced(one: Person) -> str:
    return f"{one.family.text}　{one.given.text}"


def _cased(text: str, chance: Random) -> str:
    """Return Latin letters as typed: any case, with the space or without."""
    cased = chance.choice((str.lower, str.upper, str.title, str))(text)
    return cased if chance.random() < _WITH_SPACE else cased.replace(" ", "")


_WITH_SPACE = 0.6


def _romaji(writer: Writer, count: int) -> None:
    for at in range(count):
        one = writer.person()
        row = writer.row(_spaced(one), one.kana, one.kana)
        for spell in writer.chance.sample(_LATIN, 3):
            writer.ask("romaji", row, _cased(spell(one.kana), writer.chance), one.kana)
        if at % 4 == 0:
            family, given = latin.hepburn(one.kana).title().split()
            writer.ask("romaji, given name first", row, f"{given} {family}", one.kana)


def _long_vowels(writer: Writer, count: int) -> None:
    found = 0
    while found < count:
        one = writer.person()
        if "ー" not in kanas.lengthened(one.kana):
            continue
        found += 1
        row = writer.row(_spaced(one), one.kana if found % 2 else "", one.kana)
        for spell in (kanas.lengthened, kanas.shortened):
            typed = kanas.hiragana(spell(one.kana))
            writer.ask("long vowels", row, typed.replace(" ", "" if found % 3 else " "), one.kana)


def _heard(writer: Writer, count: int) -> None:
    for at in range(count):
        one = writer.person()
        is_split = at % 3 > 0
        row = writer.row(_spaced(one) if is_split else one.name, "", one.kana)
        kind = "heard" if is_split else "heard, no space"
        whole = kanas.hiragana(one.kana)
        writer.ask(kind, row, whole if at % 2 else whole.replace(" ", ""), one.kana)
        if at % 2:
            heard = (one.family if at % 4 == 1 else one.given).kana
            writer.ask(kind, row, kanas.hiragana(heard), heard)
        else:
            spelt = writer.chance.choice(_LATIN)(one.kana)
            writer.ask("heard, romaji", row, _cased(spelt, writer.chance), one.kana)


def _heard_rare(writer: Writer, count: int) -> None:
    """Names that hardly any dictionary has: only their kanji tell how they may be read."""
    for at in range(count):
        one = Person(_put_together("family", writer.chance), _put_together("given", writer.chance))
        if writer.is_new(one):
            row = writer.row(one.name if at % 4 == 0 else _spaced(one), "", one.kana)
            family, given = kanas.hiragana(one.kana).split()
            writer.ask("heard, in no dictionary", row, family + given, one.kana)
            writer.ask("heard, in no dictionary", row, family, one.family.kana)


def _put_together(kind: str, chance: Random) -> Part:
    lines = load_table(FOLDER / "names" / "parts.tsv")
    first, last = (
        chance.choice([line[1:] for line in lines if line[0] == f"{kind} {place}"])
        for place in ("begins", "ends")
    )
    return Part(first[0] + last[0], first[1] + last[1])


def _kanji_for_kana(writer: Writer, count: int) -> None:
    stored = (str, kanas.half_width, kanas.as_mainframe, kanas.hiragana)
    for at in range(count):
        one = writer.person()
        kana = stored[at % 4](one.kana)
        kana = kana.replace(" ", "") if at % 5 == 0 else kana
        row = writer.row(kana, "" if at % 2 else kana, one.kana)
        writer.ask("kanji for kana", row, (one.name, _spaced(one))[at % 2], one.name, one.kana)
        if at % 3 == 0:
            keys = (one.family.text, one.family.kana)
            writer.ask("kanji for kana", row, one.family.text, *keys)


def _kanji_then_kana(writer: Writer, count: int) -> None:
    for at in range(count):
        one = writer.person()
        row = writer.row(_spaced(one), one.kana if at % 2 else "", one.kana)
        typed = one.family.text + kanas.hiragana(one.given.kana)
        writer.ask("kanji, then kana", row, typed, one.kana)


_SLIPS = (
    ("voicing", kanas.voicing_changed),
    ("another", kanas.sound_changed),
    ("left out", kanas.sound_left_out),
)


def _near(writer: Writer, count: int) -> None:
    for at in range(count):
        one = writer.person()
        has_kana = at % 3 != 0
        row = writer.row(_spaced(one), one.kana if has_kana else "", one.kana)
        note = "" if has_kana else ", no kana stored"
        for kind, change in _SLIPS:
            changed = change(one.kana, writer.chance)
            if changed and writer.is_new_sound(changed):
                typed = kanas.hiragana(changed).replace(" ", "" if at % 2 else " ")
                writer.ask(f"one sound off: {kind}{note}", row, typed, one.kana, changed)
        family = kanas.voicing_changed(one.family.kana, writer.chance)
        if family and has_kana:
            keys = (one.family.kana, family)
            writer.ask("one sound off: voicing", row, kanas.hiragana(family), *keys)
