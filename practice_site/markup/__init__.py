"""Our own Markdown: citations, certainty, figures, numbers to call, boxes, pictures, line breaks."""
