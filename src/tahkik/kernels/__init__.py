"""The only Numba: arrays in, arrays out.

Every file stands alone (Numba's disk cache does not notice an edit in another file), tables enter as arguments, and
every kernel has a slow twin in ``tests/naive/``. Numba checks no index: whoever reads arrays from disk validates their
bounds before a kernel sees them.
"""

from pathlib import Path


def compiled() -> bool:
    """Whether the kernels were compiled on this machine before: the first run takes some seconds, and says so."""
    from tahkik.kernels import align  # Numba is loaded at first use

    folder = getattr(getattr(align.whole, "_cache", None), "cache_path", None)
    return folder is None or any(Path(folder).glob("align.whole-*.nbi"))
