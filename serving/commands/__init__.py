"""The commands of the command line, each in the file that it needs loaded."""
