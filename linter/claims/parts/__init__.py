"""How many people a part is: a share or a count of a whole, all but a few, the rest."""
