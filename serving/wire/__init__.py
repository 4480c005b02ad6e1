"""What goes over the wire: strict pydantic models and their way to and from the records."""
