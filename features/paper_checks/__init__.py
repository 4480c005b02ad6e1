"""Checks that one paper allows by itself, one to a file: pure functions of a document."""
