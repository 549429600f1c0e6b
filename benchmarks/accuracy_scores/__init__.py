"""How the model compares with the truth: one module per kind of fact, each a pure function of document and oracle.

The document is that of `docwright inspect --json`, since it is what outside checkers see. The oracle is read here and in
the tests of this package only.
"""
