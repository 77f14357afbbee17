"""The window, measured from outside: how soon it is there, how soon it answers a key."""
