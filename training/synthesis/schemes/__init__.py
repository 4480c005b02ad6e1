"""Schemes: one file each, with what makes it innocent; names and figures are invented."""
