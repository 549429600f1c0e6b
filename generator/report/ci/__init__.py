"""What CI systems read, one module per format, whatever command the results come from.

Callers give values with texts as they are; the formats escape them.

severity   how much attention a result needs
github     annotations of a pull request
gitlab     a report of code quality
junit      a test report
sarif      a log of static analysis
"""
