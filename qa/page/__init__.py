"""The web page: views, their parts, and what keeps them safe; `app.py` lays them out."""
