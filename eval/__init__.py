"""Measuring: suites, scores, reports, benchmarks and the sample generator."""
