"""Beginning something new: a record with every field in it, explained."""
