"""One rule a file; see `tahkik.judge.registry` for their shape."""
