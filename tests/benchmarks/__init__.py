"""What it costs and how it grows: `portail bench`, or `python -m tests.benchmarks`.

Each module is one benchmark: `figures` yields ratios of two things that are measured alternately in one run.
"""
