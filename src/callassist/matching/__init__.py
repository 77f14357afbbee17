"""Typed or heard words turned into search keys; knows no database."""

from callassist.matching.numbers import (
    TypedNumber,
    looks_like,
    parse_reference,
    phone_of,
    read_back,
)

__all__ = ["TypedNumber", "looks_like", "parse_reference", "phone_of", "read_back"]
