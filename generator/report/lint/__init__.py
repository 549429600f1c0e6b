"""The defects of docs, one module per format.

report     what every format gets: the defects by their cause, what is accepted, and the baseline
"""
