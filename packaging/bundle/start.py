"""Where the frozen program starts."""

import sys

from steppeline.__main__ import main

sys.exit(main())
