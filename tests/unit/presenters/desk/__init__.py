"""Tests of the desk without Qt."""
