"""What people type and edit, kept in a database: directories, settings, profiles, passports, audit.

`registers.excerpt` and the modules of values load without SQLAlchemy (0.7 s), so that a short
process such as an import does not pay for it.
"""
