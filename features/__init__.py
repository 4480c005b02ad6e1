"""The vocabulary of the house: what a case is, and what can be computed from it.

Nothing here reads a clock, a disk, a network or an environment; time arrives as an argument.
"""
