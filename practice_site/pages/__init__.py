"""What templates are given: languages, menu, opening hours, structured data, preview."""
