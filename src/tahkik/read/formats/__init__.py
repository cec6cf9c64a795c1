"""Formats: one file each, of one shape (``NAME``, ``ORDER``, ``decline``, ``parse``); a new one edits no other file."""
