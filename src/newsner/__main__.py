"""``python -m newsner``."""

from newsner.cli import run

if __name__ == "__main__":
    run()
