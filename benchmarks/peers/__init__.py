"""Who else answers a search: each finds with its own means in the same synthetic rows."""
