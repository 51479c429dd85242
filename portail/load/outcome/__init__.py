"""What came of a day: figures, the knee where waiting begins, thresholds."""
