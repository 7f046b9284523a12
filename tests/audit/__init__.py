"""`make audit`: html-validate, Lighthouse and the weight of every page type, on the demonstration site."""
