"""Networks, boosters and the code that uses them.

The recognizer and the risk models know nothing of each other.
"""
