"""Promises of the profile folder that need no database."""
