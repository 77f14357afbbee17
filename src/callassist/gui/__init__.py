"""The window: Qt only, one folder per screen."""
