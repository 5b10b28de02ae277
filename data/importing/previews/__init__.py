"""What a preview says before anything is written."""
