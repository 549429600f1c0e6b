"""What the benchmarks compare Docwright's output with, each peer in an environment of its own."""
