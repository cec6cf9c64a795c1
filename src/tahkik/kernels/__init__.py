"""The only Numba: arrays in, arrays out.

Every file stands alone (Numba's disk cache does not notice an edit in another file), tables enter as arguments, and
every kernel has a slow twin in ``tests/naive/``. Numba checks no index: whoever reads arrays from disk validates their
bounds before a kernel sees them.
"""
