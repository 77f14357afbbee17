"""Tests of the content that need Qt."""
