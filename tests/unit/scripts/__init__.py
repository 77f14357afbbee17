"""Tests of the developer's scripts."""
