"""`python -m generator` is `docwright`."""

import sys

from generator.cli import main

sys.exit(main())
