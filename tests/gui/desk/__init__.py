"""Tests of the desk on the real widgets."""
