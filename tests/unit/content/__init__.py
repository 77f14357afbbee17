"""Tests of the content packs: no window, no database."""
