"""What staff write, as typed objects: pages and the files of `data/`, with lines for messages."""
