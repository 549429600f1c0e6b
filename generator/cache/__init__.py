"""What runs keep for later ones: bounded, self-checking, and never needed.

    folder.py   where the cache is, whether it may be used, how it is cleared
    kinds.py    the table of stores: what is kept, in how many files of which size
    files.py    one file: bytes with a mark and a checksum, written whole or not at all
    store.py    a store of bytes by key, and the open cache with all of them
    code.py     a digest of the code and the libraries that made what is kept

Whatever is missing, damaged or made by other code counts as not kept: no result depends on the cache.
"""
