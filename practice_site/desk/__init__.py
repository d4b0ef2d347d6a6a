"""Staff's own pages in the preview: keep a change, take it back, publish, and look after pages."""
