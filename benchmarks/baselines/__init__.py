"""What our import is compared with, each a program of its own."""
