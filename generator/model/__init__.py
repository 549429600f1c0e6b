"""What pages say (facts) and what the API is (model): frozen values without behaviour.

This room imports nothing else of the project.
"""
