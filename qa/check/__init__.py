"""The consistency audit (勾稽关系审核): rules over parsed documents, pure over the model."""

from __future__ import annotations

from qa.check.audit import audit
from qa.check.findings import Audit, Finding, Place, RuleCount, Severity
from qa.check.rules import RULES, Rule

__all__ = ["RULES", "Audit", "Finding", "Place", "Rule", "RuleCount", "Severity", "audit"]
