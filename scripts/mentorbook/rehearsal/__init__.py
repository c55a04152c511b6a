"""Made-up people, so that rules and numbers can be tried before anybody applies."""
