"""The boxes that a page may hold, written as `!!! urgent "Title"` with an indented text."""

# Care cards as the NHS uses them, from calm to danger: listeners hear what colour and frame tell others.
CARE_CARDS = ("non-urgent", "urgent", "emergency")
OWN_TITLE = "in-short"  # whose title stands in mkdocs.yml, in each language
BOXES = (OWN_TITLE, "small-start", *CARE_CARDS)
