"""Who may do what: the rights table and the actor that every public function asks about."""
