"""Running plans: groups, exact arithmetic, comparison, verdicts."""
