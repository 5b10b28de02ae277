"""The register of official pages."""
