"""From outcomes to the answer record: wording, verification, doubts, absence."""
