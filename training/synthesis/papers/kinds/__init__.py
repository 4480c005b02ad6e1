"""The painters: one module for each kind of paper, and the words that they choose between."""
