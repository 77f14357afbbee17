"""Importing a roster: read, built and indexed by child processes, shown as a plan, then switched."""
