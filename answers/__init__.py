"""One function a question: actor and as-of in, frozen values out; screens, documents and JSON agree."""
