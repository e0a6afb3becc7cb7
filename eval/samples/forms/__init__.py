"""Regional forms: each turns the same model of a department into the booklet of its place."""
