"""Flags."""
from __future__ import annotations
from tahkik.languages import Profile
from tahkik.model import Flag
def flags(words: str, profile: Profile) -> tuple[Flag, ...]:
    return ()
