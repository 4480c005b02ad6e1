"""The doors of the house: HTTP, command line, worker; the only place with effects at run time."""
