"""How the site is made: a room for each step, from what staff write to what visitors download."""
