import StrataFiles
import StrataPlatform

extension DirectoryHandle {
  /// The seconds for which another run on this machine is waited for.
  private static let patience = 10.0

  /// Opens a folder that is to be written to, made where it's missing, and holds it until the handle is gone.
  ///
  /// - Throws: ``RecordProblem`` where it can't be, or another run holds it all the time.
  static func holding(_ path: String) throws(RecordProblem) -> DirectoryHandle {
    do throws(SystemError) {
      let handle = try DirectoryHandle.making(SystemPath(path))
      if case .busy = try handle.lock(until: DirectoryHandle.now + patience) {
        throw SystemError(code: EWOULDBLOCK)
      }
      return handle
    } catch {
      if error.code == EWOULDBLOCK {
        throw RecordProblem(
          .unusable, path, "another run writes to this folder, and doesn't end",
          hint: "wait for it to end, and run again")
      }
      throw RecordProblem(
        .unusable, path, "the folder can't be written to: \(error.reason)", hint: "see: ls -ld \(path)")
    }
  }

  /// Opens a folder that is to be read; nil where there is none.
  static func reading(_ path: String) throws(RecordProblem) -> DirectoryHandle? {
    do throws(SystemError) {
      return try DirectoryHandle(path: SystemPath(path))
    } catch {
      if error.code == ENOENT { return nil }
      throw RecordProblem(.unusable, path, "the folder can't be read: \(error.reason)", hint: "see: ls -ld \(path)")
    }
  }
}
