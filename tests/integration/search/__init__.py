"""The search index on real encrypted files."""
