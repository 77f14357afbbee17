"""Typed or heard words turned into search keys; knows no database."""

from callassist.matching.heard import Heard
from callassist.matching.judging import (
    KANA,
    NAME,
    Judged,
    Match,
    explained,
    judge,
    judged_rows,
    meant,
    search_all,
)
from callassist.matching.keys import KEY_VERSION, RowKeys, keys_of, keys_of_rows
from callassist.matching.names import has_form, name_key, name_keys
from callassist.matching.numbers import (
    TypedNumber,
    looks_like,
    parse_reference,
    read_back,
)
from callassist.matching.parts import Sounds, SoundsReader, sounds_of
from callassist.matching.phones import phone_of, phones_of
from callassist.matching.plans import Plan, plan
from callassist.matching.spans import Spans, spans
from callassist.matching.verifying import same_family_name

__all__ = [
    "KANA",
    "KEY_VERSION",
    "NAME",
    "Heard",
    "Judged",
    "Match",
    "Plan",
    "RowKeys",
    "Sounds",
    "SoundsReader",
    "Spans",
    "TypedNumber",
    "explained",
    "has_form",
    "judge",
    "judged_rows",
    "keys_of",
    "keys_of_rows",
    "looks_like",
    "meant",
    "name_key",
    "name_keys",
    "parse_reference",
    "phone_of",
    "phones_of",
    "plan",
    "read_back",
    "same_family_name",
    "search_all",
    "sounds_of",
    "spans",
]
