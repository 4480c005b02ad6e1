"""History features: declared once, run by numpy for one online row and by ibis for training."""
