"""Registers to files that others read: JSON Lines, CSV, IATI activities."""
