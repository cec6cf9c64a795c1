"""Reports: one result as terminal text and as JSON, in the words of `messages`."""
