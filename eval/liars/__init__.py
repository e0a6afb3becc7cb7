"""Models that lie, by what they lie about; and endpoints that break."""
