"""Parts of the packages in wheels are unpacked, and nothing else."""

import io
import pathlib
import tarfile
import tempfile
import unittest
import zipfile

import unpack_preflight


def wheel(path, files, packages=1):
    """Writes a wheel of packages with files."""
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w:gz") as package:
        for name, text in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(text)
            package.addfile(member, io.BytesIO(text))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/__init__.py", "")
        for number in range(packages):
            archive.writestr(f"a/_jsii/{number}.jsii.tgz", content.getvalue())


class UnpackTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.wheel = self.folder / "a-1.whl"

    def names(self):
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*") if path.is_file())

    def test_a_file(self):
        wheel(self.wheel, {"package/lib/rules.js": b"1", "package/lib/rules.js.map": b"2"})
        self.assertEqual(unpack_preflight.unpack(self.wheel, "package/lib/rules.js", self.folder / "rules.js"), 1)
        self.assertEqual((self.folder / "rules.js").read_text(), "1")
        self.assertEqual(self.names(), ["a-1.whl", "rules.js"])

    def test_a_folder(self):
        wheel(self.wheel, {"package/engine/a.js": b"1", "package/engine/b/c.wasm": b"2", "package/engines/d.js": b"3"})
        self.assertEqual(unpack_preflight.unpack(self.wheel, "package/engine", self.folder / "engine"), 2)
        self.assertEqual(self.names(), ["a-1.whl", "engine/a.js", "engine/b/c.wasm"])

    def test_nothing_is_written_beside_the_target(self):
        wheel(self.wheel, {"package/engine/../../../x.js": b"1"})
        self.assertEqual(unpack_preflight.unpack(self.wheel, "package/engine", self.folder / "engine"), 0)
        self.assertEqual(self.names(), ["a-1.whl"])

    def test_a_wheel_of_another_form(self):
        wheel(self.wheel, {}, packages=2)
        with self.assertRaisesRegex(SystemExit, "a-1.whl has 2 packages"):
            unpack_preflight.unpack(self.wheel, "package", self.folder / "x")


if __name__ == "__main__":
    unittest.main()
