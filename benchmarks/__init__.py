"""Measures the speed goals; `python -m benchmarks` rewrites docs/benchmarks.md."""
