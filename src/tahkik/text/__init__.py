"""The written text and lenses on it: fold with map, tokens, spans, compare."""
