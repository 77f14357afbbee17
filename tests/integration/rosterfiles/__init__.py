"""Real files through a real reading process."""
