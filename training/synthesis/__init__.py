"""The simulated village world and its rendered papers; a training ground, never evidence."""
