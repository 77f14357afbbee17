"""What each screen shows and when, without Qt."""
