"""`docwright completion`: scripts for shells, made from the options that the commands declare.

arguments  the argument
run        the command
words      commands, options and values, as argparse has them, with what each value completes to
bash, zsh, fish
           the script for a shell
"""
