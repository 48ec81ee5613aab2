"""The recipe of the language model: run as code, and no part of the installed package."""

import os

# Before numpy is imported: on matrices this small, a second thread makes it three times slower.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
