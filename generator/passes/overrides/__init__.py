"""Passes that give the last word to the overrides of a person: types, words, what is dropped, and what was wrong.

Each fact that an override gives has evidence with the rule `override`, the file and the line of the key. A fault does not
stop a pass, so that all of them are told together at the end.
"""
