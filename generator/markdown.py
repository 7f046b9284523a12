class Document: pass
