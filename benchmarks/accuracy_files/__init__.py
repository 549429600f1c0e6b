"""How the model compares with the vendor's files: Swagger and WSDL, which are sources and truth at the same time.

The files are read here a second time, by the standard `json` and by lxml, so that no mistake of the readers is repeated.
The truth takes the form that the truth of `accuracy_scores` has, and so the same comparisons serve both.
"""
