"""Learn a glossary from a text and its rendering."""

from __future__ import annotations

from tahkik.errors import UsageError
from tahkik.languages import load
from tahkik.languages.glossary import Glossary
from tahkik.model import Document
from tahkik.renderings.learn import learn


def learn_glossary(original: Document, rendering: Document, *, language: str | None = None) -> Glossary:
    """Learn which words of a text its rendering renders how.

    Parameters
    ----------
    original, rendering : Document
        A text, and the same in modern wording: sentence for sentence, nearly all of it, in the same order.
    language : str or None
        Of both; None takes the original's.

    Returns
    -------
    Glossary
        Pairs met twice or more, with their counts and shares; empty where the texts have none. The same texts give the
        same pairs.

    Raises
    ------
    UsageError
        The two are of different languages.

    Notes
    -----
    Sentences are aligned, then words by IBM model 1 with a prior for the diagonal (Brown et al. 1993; Dyer, Chahuneau
    and Smith 2013) in both directions.
    """
    profile = load(language or original.language)
    other = load(language or rendering.language)
    if other.code != profile.code:
        raise UsageError(
            f"{original.source} is of language {profile.code!r}, {rendering.source} of {other.code!r}.",
            hint="a glossary is learned from two wordings of one language; name it with --language",
            details={"original": profile.code, "rendering": other.code},
        )
    source = f"glossary:{rendering.source}"
    return Glossary(learn([(original.text, rendering.text)], profile, source), profile)
