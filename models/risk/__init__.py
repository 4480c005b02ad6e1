"""Case -> score with reasons: booster, anomaly, calibration, combination, bundle, scorer."""
