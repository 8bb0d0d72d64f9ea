"""Registers from files: what a column means, what a row says, and what of it could not be read."""
