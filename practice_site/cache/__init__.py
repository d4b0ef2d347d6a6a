"""What was finished once is kept for the next build, by what it was made from; `CACHE=off` builds without it."""
