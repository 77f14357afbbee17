"""Promises of roster versions on the disk."""
