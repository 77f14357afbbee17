"""The reader, part by part."""
