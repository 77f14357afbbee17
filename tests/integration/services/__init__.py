"""Use cases on a real profile."""
