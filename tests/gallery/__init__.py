"""
The screens in every designed state, with synthetic data.

Each module of this package exposes `STATES`: name → function that makes the screen. The names are
those of the pictures; `scripts/gallery.py` draws them all.
"""

from __future__ import annotations

from tests.gallery.stage import Stage, State

__all__ = ["Stage", "State"]
