"""The language model's part: it plans and words, code looks up, computes and types every figure."""
