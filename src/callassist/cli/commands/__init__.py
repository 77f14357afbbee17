"""One module a command: it parses, calls a service, prints, and returns the exit status."""
