"""`python -m generator` is `fourones`."""

from generator.cli import main

main()
