"""The command line.

cli        the table of commands, the parser, and `main`
arguments  the options of each command, and the value that they are parsed into
run        arguments, environment and settings merged into the one value that a command goes by
docs       DOCS → pages → model, for every command that needs the model
init, generate, inspect, diff, lint, changelog, release, explain, export, cache, completion
           a module or folder per command, imported only when it runs; its `run` returns a `Finding` or None
"""
