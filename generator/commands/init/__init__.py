"""`docwright init`: what a repository of an SDK needs beside the docs, written where it is missing.

arguments    the options
run          the command
repository   the git repository around the working directory: its host, its address, its branch
found_pages  DOCS: the folders and files that hold pages of a reference
found_sdk    OUT and the package: of an SDK that is there already, else the defaults
installed    where Docwright itself was installed from
new_settings docwright.toml
git_files    .gitignore and .gitattributes
recipes      what CI runs, for GitHub and GitLab
new_files    a file that is written where it is missing, and what one lacks that is there
"""
