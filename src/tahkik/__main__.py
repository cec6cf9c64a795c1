"""``python -m tahkik``."""

from tahkik.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
