"""The statements that make the tables of the registers, one module a subject; no libraries."""
