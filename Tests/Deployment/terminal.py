"""A terminal, at which a test sits as a person does."""

import os
import pty
import select
import subprocess
import termios
import time


class Terminal:
    """A program at a terminal of its own."""

    def __init__(self, command, directory, environment):
        self.master, self.slave = pty.openpty()
        self.process = subprocess.Popen(
            command, stdin=self.slave, stdout=self.slave, stderr=self.slave, cwd=directory, start_new_session=True,
            preexec_fn=lambda: os.close(os.open(os.ttyname(0), os.O_RDWR)),
            env=environment,
        )
        self.screen = ""

    def expect(self, text, seconds=20):
        """Waits until a text is on the screen."""
        deadline = time.monotonic() + seconds
        while text not in self.screen:
            if time.monotonic() > deadline or not self.read(0.2) and self.process.poll() is not None:
                raise AssertionError(f"{text!r} isn't on the screen:\n{self.screen}")

    def read(self, seconds):
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return False
        try:
            self.screen += os.read(self.master, 65_536).decode("utf-8", "replace")
        except OSError:
            return False
        return True

    def type(self, text):
        os.write(self.master, text.encode("utf-8"))

    def end(self, seconds=20):
        """The exit code, once all that was printed is on the screen."""
        deadline = time.monotonic() + seconds
        # Who doesn't read has the program wait.
        while self.process.poll() is None and time.monotonic() < deadline:
            self.read(0.1)
        code = self.process.wait(1)
        while self.read(0.1):
            pass
        return code

    @property
    def echoes(self):
        return bool(termios.tcgetattr(self.slave)[3] & termios.ECHO)

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.master)
        os.close(self.slave)
