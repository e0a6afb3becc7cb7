"""The answer record that every caller gets (command line, page, suites): fixed by the contract."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field

Status = Literal["answered", "no_data", "not_found", "ambiguous", "failed"]
FigureKind = Literal["cell", "computed", "text"]


class Citation(BaseModel):
    """Where a figure or a sentence is printed; `bbox` is in PDF points, `page` counts from 1."""

    document: str
    page: int
    table: str | None = None
    row: str | None = None
    column: str | None = None
    bbox: tuple[float, float, float, float] | None = None
    quote: str = ""


class Figure(BaseModel):
    """One figure: read from a cell or a sentence, or computed by a formula over `operands`."""

    label: str
    value: str
    unit: str | None = None
    yuan: str | None = None
    kind: FigureKind = "cell"
    formula: str | None = None
    operands: list[Figure] = Field(default_factory=list)
    citation: int | None = None


def cited_from(figure: Figure, offset: int) -> Figure:
    """The figure with its citations counted from where they now begin."""
    return figure.model_copy(
        update={
            "citation": None if figure.citation is None else figure.citation + offset,
            "operands": [cited_from(operand, offset) for operand in figure.operands],
        }
    )


class Check(BaseModel):
    """One number of the text, and what supports it."""

    figure: str
    supported: bool
    by: str | None = None


class AnswerRecord(BaseModel):
    """One question answered; `figures[0]` is the direct answer where there is a number.

    `scope` names the disclosures it was asked of; `writer` worded the first paragraph of `text`;
    `refused` says why a wording that failed its check was put aside; `doubts` says, a sentence each, where
    the document contradicts itself in the figures used, as the audit found it.
    """

    id: str | None = None
    question: str
    status: Status
    text: str
    figures: list[Figure] = Field(default_factory=list)
    items: list[str] = Field(default_factory=list)
    verdict: bool | None = None
    citations: list[Citation] = Field(default_factory=list)
    checks: list[Check] = Field(default_factory=list)
    planner: Literal["rules", "model"] = "rules"
    writer: Literal["rules", "model"] = "rules"
    scope: list[str] = Field(default_factory=list)
    doubts: list[str] = Field(default_factory=list)
    model: str | None = None
    seconds: float = 0.0
    refused: str | None = None
    explain: dict[str, Any] | None = None
