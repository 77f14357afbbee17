"""Importing a roster: child processes read, build and index it; a plan is shown, then switched."""
