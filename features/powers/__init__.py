"""The power register (小微权力清单): what each power asks, and its thresholds."""
