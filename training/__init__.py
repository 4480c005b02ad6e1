"""From decisions to a bundle: labels come as a file, models leave as a folder of data."""
