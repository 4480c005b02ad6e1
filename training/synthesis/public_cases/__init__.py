"""Eighteen patterns of public notices as cases, each with a clean twin; all names are invented."""
