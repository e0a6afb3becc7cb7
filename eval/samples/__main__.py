"""`python -m eval.samples`: write the sample PDFs and their suite anew."""

from __future__ import annotations

from eval.samples.catalogue import PDF_FOLDER, draw_money, write_samples
from eval.samples.questions import SUITE_FILE, write_suite

if __name__ == "__main__":
    places = write_samples(PDF_FOLDER)
    count = write_suite(SUITE_FILE, draw_money(), places)
    print(f"已写 {len(places)} 个样例 PDF（{PDF_FOLDER}）和 {count} 道题（{SUITE_FILE}）")
