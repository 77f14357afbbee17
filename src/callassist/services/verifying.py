"""Compare what a caller says with a row: blind, the row is never shown."""

from __future__ import annotations
