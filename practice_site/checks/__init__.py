"""What may be wrong with what staff wrote, one file for each kind."""
