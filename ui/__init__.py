"""Screens: the frame, the controls and the pieces that pages are made of."""
