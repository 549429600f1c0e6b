"""`python -m generator` is `docwright`."""

from generator.commands.cli import program

program()
