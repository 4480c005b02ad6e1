"""Bytes of a paper in, a Document with fields, boxes and checks out."""
