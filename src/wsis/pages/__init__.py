"""HTML pages that stand alone: one file each, with its style and its script, and nothing asked of a network."""
