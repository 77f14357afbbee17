"""Files written for people to read, formula-safe."""
