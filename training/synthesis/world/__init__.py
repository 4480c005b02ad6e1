"""The village world: honest life in towns that do not know each other."""
