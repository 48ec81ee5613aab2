"""`python -m linter` is `discreet`."""

from linter.cli import main

if __name__ == "__main__":
    main()
