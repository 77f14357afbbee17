"""Promises of an import with its real child processes."""
