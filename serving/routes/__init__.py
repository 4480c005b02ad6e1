"""The routes of the HTTP contract; each file one resource, each handler thin."""
