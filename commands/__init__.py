"""What each command of the command line does; cli.py is the door."""
