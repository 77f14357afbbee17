"""Encrypted databases: the profile, roster versions and their search index."""
