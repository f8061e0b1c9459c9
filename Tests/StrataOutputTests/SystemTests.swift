import Foundation
import StrataFiles
import Testing

@testable import StrataOutput

@Suite struct SystemTests {
  @Test(arguments: [
    (EACCES, "permission is denied; change its permissions or choose another --output"),
    (EPERM, "the system does not permit it; change its permissions or choose another --output"),
    (EROFS, "its file system is read-only; choose another --output"),
    (ENOSPC, "the disk is full; free some space and run again"),
    (EDQUOT, "the disk quota is used up; free some space and run again"),
    (EFBIG, "it is larger than this process may write; raise the limit (ulimit -f) and run again"),
    (EIO, "the disk reports an error; check the disk or choose another --output"),
    (EISDIR, "it is a directory; move it away or choose another --output"),
    (ENOTDIR, "a part of its path is not a directory; check the path or choose another --output"),
    (ENOENT, "it does not exist; check the path or choose another --output"),
    (EEXIST, "something else has just created it; see what it is and run again"),
    (ELOOP, "its path has too many symbolic links; check the path or choose another --output"),
    (ENAMETOOLONG, "its path is too long; choose a shorter --output"),
    (EMFILE, "too many files are open; raise the limit (ulimit -n) and run again"),
    (EBUSY, "\(String(cString: strerror(EBUSY))); check the path or choose another --output"),
  ])
  func anErrorOfTheSystemIsPutIntoWords(code: Int32, text: String) {
    let error = OutputError(path: "out/a.json", problem: "can't be written", SystemError(code: code))
    #expect("\(error)" == "out/a.json: can't be written: \(text)")
  }

  @Test func aCallThatASignalInterruptsIsMadeAgain() throws {
    var calls = 0
    let result = try checked {
      calls += 1
      if calls < 3 { errno = EINTR }
      return calls < 3 ? -1 : 7
    }
    #expect(result == 7 && calls == 3)
    #expect(throws: SystemError(code: EIO)) {
      try checked {
        errno = EIO
        return -1
      }
    }
  }

  @Test func aFileIsReadUpToALimit() throws {
    let workspace = try Workspace()
    try workspace.put(String(repeating: "x", count: 1_000), at: "out/file")
    let output = try DirectoryHandle(path: workspace.directory.path)
    #expect(try output.readFile("file", limit: 1_000)?.count == 1_000)
    #expect(try output.readFile("file", limit: 999) == nil)
    #expect(throws: SystemError(code: ENOENT)) { try output.readFile("none", limit: 1) }
    #expect(throws: SystemError(code: EISDIR)) {
      try DirectoryHandle(path: SystemPath(bytes: Array(workspace.path.utf8))).readFile("out", limit: 1 << 20)
    }
  }

  @Test(arguments: [5_000, 4_999])
  func aFileThatGrowsWhileItIsReadIsReadUpToTheLimit(limit: Int) throws {
    // The size of a pipe tells nothing of what comes out of it.
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data(repeating: 7, count: 5_000))
    try pipe.fileHandleForWriting.close()
    let reader = FileDescriptor(owning: dup(pipe.fileHandleForReading.fileDescriptor))
    let bytes = try FileReader.readAll(of: reader, limit: limit)
    #expect(bytes == (limit == 5_000 ? [UInt8](repeating: 7, count: 5_000) : nil))
  }

  @Test func closingReportsWhatWentWrong() {
    #expect(throws: SystemError(code: EBADF)) { try FileDescriptor(owning: 1 << 20).finish() }
  }

  @Test(arguments: [
    ("a/b/c", ["a", "a/b", "a/b/c"]), ("/a//b/", ["/a", "/a//b"]), ("/", ["/"]), ("a", ["a"]),
    ("../a/.", ["..", "../a", "../a/."]),
  ])
  func aPathIsCutOffAfterEachPart(path: String, ancestry: [String]) {
    #expect(SystemPath(bytes: Array(path.utf8)).ancestry.map(\.displayed) == ancestry)
  }

  @Test func aPathIsDisplayedSoThatItCantGarbleATerminal() {
    #expect(SystemPath(bytes: [0x1b, 0x5b, 0x0a, 0x61]).displayed == "\\u{1B}[\\na")
    #expect(SystemPath(bytes: [0x61, 0xff]).displayed(appending: "é") == "a\u{fffd}/é")
    #expect(SystemPath(bytes: [0x61, 0x2f]).displayed(appending: "b") == "a/b")
  }
}
