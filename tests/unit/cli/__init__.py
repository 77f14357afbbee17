"""The command line, as far as it needs no process of its own."""
