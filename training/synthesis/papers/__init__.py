"""Rendered papers: contracts, delivery notes and invoices that look like the real thing.

Every paper is drawn from invented names, and comes with its truth: each value and its box.
"""
