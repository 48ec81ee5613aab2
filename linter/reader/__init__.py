"""The reader: a small trained network that reads a post as a person would, before grammar does."""
