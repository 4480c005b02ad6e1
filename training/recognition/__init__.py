"""Networks that read papers: trained here with torch, exported to ONNX for the recognizer."""
