"""Red flags, one to a file: pure functions of a case and thresholds."""
