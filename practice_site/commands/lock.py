"""One build of a project at a time."""

import os
import sys
from pathlib import Path


def take(root: Path) -> bool:
    """Hold a project until this process and what it starts have ended; tell whether nobody else does.

    Windows lacks what this needs: there two builds at once are not kept apart.
    """
    if sys.platform == "win32":
        return True
    import fcntl

    lock = os.open(root, os.O_RDONLY)  # the folder itself serves as lock file: nothing is left to clean up
    os.set_inheritable(lock, True)  # Pagefind holds it too: it may outlive a build that is killed, and still write
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
