"""`python -m eval.samples`: write the sample PDFs and their suites anew."""

from __future__ import annotations

from eval.samples.catalogue import PDF_FOLDER, draw_money, write_samples
from eval.samples.paraphrases import PARAPHRASES_FILE, write_paraphrases
from eval.samples.questions import SUITE_FILE, write_suite
from eval.suite import load_suite

if __name__ == "__main__":
    places = write_samples(PDF_FOLDER)
    count = write_suite(SUITE_FILE, draw_money(), places)
    reworded = write_paraphrases(PARAPHRASES_FILE, load_suite(SUITE_FILE))
    print(f"已写 {len(places)} 个样例 PDF（{PDF_FOLDER}）和 {count} 道题、{reworded} 道改写题")
