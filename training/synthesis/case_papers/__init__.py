"""Drawn papers of cases of a simulated world: what they say is what the rows of history say."""
