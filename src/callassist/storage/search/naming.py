"""What the index holds of the names of rows; words that come again are read once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from callassist.domain.roster import RosterRow
from callassist.matching import SoundsReader
from callassist.matching.names import NameKeys
from callassist.matching.parts import is_usual_name, usual_sound
from callassist.matching.remembered import Remembered
from callassist.storage.search.noting import Noted, RowNote, SoundNotes
from callassist.storage.search.sounding import Kind, pair_tokens

_PAIR = 2

_Read = tuple[str, str, RowNote]
"""Of a row: key of the name, key of the reading unless it is the name again, what is noted."""


class Named(NamedTuple):
    """
    What is held of the names of some rows.

    Args:
        names: their keys.
        kanas: keys of the readings that are not the name again.
        heard: what is noted of the sounds.
    """

    names: Sequence[str]
    kanas: Sequence[str]
    heard: Noted


class NameMaker:
    """Reads the names of all rows of one index, in their order."""

    def __init__(self) -> None:
        self._keys = NameKeys()
        self._sounds = SoundsReader()
        self._notes = SoundNotes()
        self._families = self._notes.numbered(Kind.FAMILY)
        self._givens = self._notes.numbered(Kind.GIVEN)
        self._written = Remembered(self._written_word)
        self._spoken = Remembered(self._spoken_word)

    def read(self, names: Sequence[str], kanas: Sequence[str]) -> Named:
        """
        Return what is held of some rows.

        The usual row, two words of kanji and two of kana, costs four look-ups of its words.

        Args:
            names: contract names as the rows have them.
            kanas: their readings.
        """
        usual = list(map(self._usual, map(str.split, names), map(str.split, kanas)))
        rest = [at for at, found in enumerate(usual) if found is None]
        others = self._others([names[at] for at in rest], [kanas[at] for at in rest])
        keys, said, notes = zip(*(found or next(others) for found in usual), strict=True)
        return Named(keys, said, self._notes.taken(notes))

    def _usual(self, written: Sequence[str], spoken: Sequence[str]) -> _Read | None:
        """Return what is held of a row given by its words, None where it is no usual one."""
        if not len(written) == len(spoken) == _PAIR:
            return None
        first, later = self._written[written[0]], self._written[written[1]]
        family, given = self._spoken[spoken[0]], self._spoken[spoken[1]]
        if not (first and later and family and given):
            return None
        (name, sound), (more, other) = family, given
        note = pair_tokens(sound, other), self._families[sound], self._givens[other]
        return first + later, name + more, note

    def _others(self, names: Sequence[str], kanas: Sequence[str]) -> Iterator[_Read]:
        """Yield what is held of rows that are not as usual."""
        rows = [RosterRow("", name, kana) for name, kana in zip(names, kanas, strict=True)]
        read = (self._keys.read(names), self._keys.read(kanas), self._sounds.read(rows))
        for name, kana, heard in zip(*read, strict=True):
            yield name, "" if kana == name else kana, self._notes.note(heard)

    def _written_word(self, word: str) -> str:
        """Return the key of a word of kanji, "" where a name with it is no usual one."""
        return self._keys.words[word] if is_usual_name(word) else ""

    def _spoken_word(self, word: str) -> tuple[str, str] | None:
        """Return key and sound of a word of kana, None where it is no usual one."""
        key, sound = self._keys.words[word], usual_sound(word)
        return (key, sound) if key and sound else None
