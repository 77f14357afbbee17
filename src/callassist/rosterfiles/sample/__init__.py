"""Synthetic rosters: no row is a real person's, and every sort of row a real file has is there."""

from callassist.rosterfiles.sample.rows import HEADERS
from callassist.rosterfiles.sample.writing import MOST_ROWS, TEN_HEADERS, write

__all__ = ["HEADERS", "MOST_ROWS", "TEN_HEADERS", "write"]
