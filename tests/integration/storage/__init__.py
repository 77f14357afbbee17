"""Promises of the encrypted database on a real file."""
