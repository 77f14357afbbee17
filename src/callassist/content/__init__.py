"""Content packs: load, check and render what operators may say."""
