"""The model as planner: its draft of a plan, and whether that answers the question asked."""
