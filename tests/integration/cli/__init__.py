"""Every command, in a process of its own."""
