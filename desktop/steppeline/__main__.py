"""Start of the program: `python -m steppeline`, and the installed commands."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; returns the exit status (0 done, 1 the world's fault, 2 wrong usage)."""
    from steppeline.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
