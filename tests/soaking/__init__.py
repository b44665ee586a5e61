"""What `make soak` is made of: a project whose watcher is killed, a mail server that fails, and the checks at the end."""
