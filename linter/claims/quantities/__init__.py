"""Numbers in a text to quantities: counts with their hedges and bounds, shares, ranks."""
