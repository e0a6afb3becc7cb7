"""Sample disclosures: a typed model of a department, laid out in regional forms, written as PDF."""
