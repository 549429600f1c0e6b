"""The passes for REST: what its pages, the SOAP half of the model and docfx YAML say together.

REST pages name operations, parameters and statuses exactly and lose types; the others know types. `known.py` holds what
the others know, `structures.py` pools what tables and samples of REST pages show, `infer.py` weighs both.
"""
