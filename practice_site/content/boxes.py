"""The boxes that a page may hold, written as `!!! urgent "Title"` with an indented text."""

# Care cards as the NHS uses them, from calm to danger: listeners hear what colour and frame tell others.
CARE_CARDS = ("non-urgent", "urgent", "emergency")
BOXES = ("in-short", "small-start", *CARE_CARDS)
