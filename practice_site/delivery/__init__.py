"""What visitors download: styles, compression, policy, search index, and the swap of whole sites."""
