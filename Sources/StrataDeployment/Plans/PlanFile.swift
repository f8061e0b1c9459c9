import StrataFiles
import StrataJSON

/// The file of a plan: for its owner alone, whole or not there.
package struct PlanFile {
  private let path: String
  private let folder: String
  private let name: String

  /// The largest size of a plan: 16 MiB.
  private static let limit = 16 << 20

  /// Names a file.
  package init(_ path: String) {
    self.path = path
    let slash = path.lastIndex(of: "/")
    folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    name = slash.map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// Finds out whether a plan can be written there.
  ///
  /// - Throws: ``DeploymentError`` where there is something else.
  package func check() throws(DeploymentError) {
    guard !name.isEmpty else { throw DeploymentError("\(path) is a folder", hint: "name a file") }
    try describing("written") { () throws(SystemError) in
      let folder = try DirectoryHandle(path: SystemPath(self.folder))
      guard let status = try folder.status(of: name) else { return nil }
      if let obstacle = status.kind.obstacle { return obstacle }
      guard let bytes = try folder.readFile(name, limit: Self.limit), DeploymentPlan.isPlan(bytes) else {
        return "there is a file that is no plan"
      }
      return nil
    }
  }

  /// Writes a plan.
  ///
  /// - Throws: ``DeploymentError`` where it can't be written; what was there is as it was then.
  package func write(_ plan: DeploymentPlan) throws {
    try check()
    let bytes = try JSONValue.object(plan.json).bytes(keyOrder: .given, layout: .open)
    let staged = ".strata-staging-\(name)-" + String(UInt64.random(in: .min ... .max), radix: 16)
    try describing("written") { () throws(SystemError) in
      let folder = try DirectoryHandle(path: SystemPath(self.folder))
      do throws(SystemError) {
        let file = try folder.createFile(staged)
        try file.setPermissions(0o600)
        try file.writeAll(bytes)
        try file.synchronize()
        try file.finish()
        try folder.moveFile(staged, to: name, in: folder)
      } catch {
        try? folder.removeFile(staged)
        throw error
      }
      return nil
    }
  }

  /// Reads the plan.
  ///
  /// - Throws: ``DeploymentError`` where there is none that can be carried out.
  package func read() throws(DeploymentError) -> DeploymentPlan {
    var content: [UInt8] = []
    try describing("read") { () throws(SystemError) in
      guard let bytes = try FileReader.readFile(at: SystemPath(path), limit: Self.limit) else {
        return "it is larger than \(Self.limit >> 20) MiB"
      }
      content = bytes
      return nil
    }
    return try DeploymentPlan(parsing: content, path: path)
  }

  private func describing(
    _ verb: String, _ body: () throws(SystemError) -> String?
  ) throws(DeploymentError) {
    let reason: String?
    do throws(SystemError) {
      reason = try body()
    } catch {
      reason = error.reason
    }
    if let reason {
      throw DeploymentError("the plan \(path) can't be \(verb): \(reason)", hint: "name another file")
    }
  }
}
