"""Roster versions: built aside once, verified, compared, and afterwards only read."""
