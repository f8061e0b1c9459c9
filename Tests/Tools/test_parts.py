"""A part's cost, output and exit status are noted, and what ends a part ends all that it started."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import parts

TOOLS = pathlib.Path(__file__).resolve().parent
BURN = "import time\nwhile time.process_time() < 0.5: pass"


class PartTests(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.root = pathlib.Path(temporary.name)
        # They write to the build folder of the package that they're in.
        self.tools = self.root / "Tests/Tools"
        self.tools.mkdir(parents=True)
        for name in ["part.py", "parts.py"]:
            shutil.copy(TOOLS / name, self.tools)

    def part(self, *arguments):
        return subprocess.run(
            [sys.executable, self.tools / "part.py", *arguments], capture_output=True, text=True, check=False
        )

    def noted(self, name):
        return json.loads((self.root / f".build/parts/{name}.json").read_text())

    def test_the_cost_of_all_processes_is_noted(self):
        process = self.part("one", "sh", "-c", f"'{sys.executable}' -c '{BURN}'; echo done; echo note >>\"$STRATA_PART\"")
        self.assertEqual(process.returncode, 0)
        self.assertRegex(process.stdout, r"^---- one is done: .*\ndone\n$")
        noted = self.noted("one")
        self.assertGreater(noted["cpu"], 0.4)
        self.assertEqual((noted["status"], noted["judged"]), (0, ["note"]))

    def test_a_failure_fails(self):
        process = self.part("one", "sh", "-c", "echo out; echo error >&2; exit 3")
        self.assertEqual(process.returncode, 3)
        self.assertRegex(process.stdout, r"^---- one FAILED, with 3: .*\nout\nerror\n$")
        self.assertEqual(self.noted("one")["status"], 3)
        self.assertEqual(self.part("one", "sh", "-c", "kill -9 $$").returncode, 137)

    def test_output_comes_live(self):
        process = self.part("one", "--live", "echo", "out")
        self.assertRegex(process.stdout, r"^out\n---- one is done: .*\n$")

    def test_what_is_live_comes_in_whole_lines(self):
        script = "printf 'a\\nb'; sleep 1; printf 'c\\nd'; exit 4"
        process = subprocess.Popen(
            [sys.executable, self.tools / "part.py", "one", "--live", "sh", "-c", script], stdout=subprocess.PIPE
        )
        self.assertEqual(os.read(process.stdout.fileno(), 100), b"a\n")
        self.assertRegex(process.stdout.read(), rb"^bc\nd\n---- one FAILED, with 4: .*\n$")
        process.stdout.close()
        self.assertEqual(process.wait(), 4)

    def test_a_signal_ends_all_that_was_started(self):
        pid_file = self.root / "pid"
        # A shell doesn't pass a signal on, and what it started would go on.
        command = ["sh", "-c", f"sh -c 'echo $$ >{pid_file}; trap \"\" HUP; while :; do sleep 0.1; done'; true"]
        for number in (signal.SIGTERM, signal.SIGINT):
            pid_file.unlink(missing_ok=True)
            suite = subprocess.Popen(
                [sys.executable, self.tools / "parts.py", sys.executable, self.tools / "part.py", "one", *command],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
            )
            try:
                self.wait(lambda: pid_file.exists() and pid_file.read_text().strip())
                pid = int(pid_file.read_text())
                # The terminal's signal reaches all processes of its group, that of `kill` only the one.
                (os.killpg if number == signal.SIGINT else os.kill)(suite.pid, number)
                suite.wait(30)
            finally:
                suite.kill()
            self.assertNotEqual(suite.returncode, 0)
            self.wait(lambda: not self.is_running(pid))

    def wait(self, condition):
        end = time.monotonic() + 30
        while not condition():
            self.assertLess(time.monotonic(), end)
            time.sleep(0.02)

    @staticmethod
    def is_running(pid):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        # One that has ended is there until its parent asks.
        state = subprocess.run(["ps", "-o", "state=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
        return not state.startswith("Z") and bool(state.strip())


class TableTests(unittest.TestCase):
    @staticmethod
    def part(name, cpu, judged=(), status=0):
        return {"name": name, "cpu": cpu, "wall": 1, "judged": list(judged), "status": status}

    def test_budgets_are_multiples_of_the_reference(self):
        measured = [self.part("reference", 2), self.part("one", 7), self.part("two", 7.9), self.part("new", 1)]
        lines, over = parts.table(measured, {"one": {"CPU": 3}, "two": {"CPU": 4}})
        self.assertEqual(over, ["parts: one took 1.17 of its budget in budgets.json"])
        self.assertEqual([line for line in lines if "OVER" in line], [line for line in lines if line.startswith("one ")])
        self.assertTrue(lines[-1].endswith("17.9"))

    def test_what_is_judged_anew_has_another_budget(self):
        budgets = {"one": {"CPU": 3, "judging": 8}}
        reference = self.part("reference", 1)
        self.assertEqual(parts.table([reference, self.part("one", 7, ["9 samples judged"])], budgets)[1], [])
        self.assertEqual(len(parts.table([reference, self.part("one", 7)], budgets)[1]), 1)

    def test_nothing_is_over_a_budget_where_the_reference_is_unknown(self):
        self.assertEqual(parts.table([self.part("one", 7, status=1)], {"one": {"CPU": 3}})[1], [])

    def test_every_part_has_a_budget(self):
        budgets = json.loads(parts.BUDGETS.read_text())
        makefile = (TOOLS.parent.parent / "Makefile").read_text()
        recipe = makefile.partition("\nparts:\n")[2].partition("\n\n")[0].replace("\\\n", "")
        names = {word.removeprefix("part-") for word in recipe.split() if word.startswith("part-") and word != "part-,"}
        names |= set(recipe.partition("part-,")[2].partition(")")[0].split())
        self.assertEqual(names - {"reference"}, set(budgets))


if __name__ == "__main__":
    unittest.main()
