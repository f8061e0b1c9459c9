package import StrataFiles
import StrataJSON
package import StrataLanguage
import StrataText

/// The file in which the content of a system's packages is written down, beside its sources.
package struct PackageLockFile: Sendable, Hashable {
  /// The version of the form; a reader refuses any other.
  private static let formatVersion: Int64 = 1

  /// The folder that the file is in.
  package let folder: SystemPath
  /// The system's name.
  private let system: String
  /// The file's name, such as `Shop.lock.json`.
  package let name: String

  /// Names the file of a system.
  ///
  /// - Parameters:
  ///   - system: The system's name.
  ///   - source: The file that declares the system, beside which it is.
  package init(of system: String, besideFile source: String) {
    folder = SystemPath(source.lastIndex(of: "/").map { String(source[..<$0]) } ?? ".")
    self.system = system
    name = "\(system).lock.json"
  }

  /// The file's path.
  package var path: String { "\(String(decoding: folder.bytes, as: UTF8.self))/\(name)" }

  /// The packages that it has; none where there's no file.
  ///
  /// - Throws: ``PackageError`` where it can't be read, or isn't of this form.
  package func read() throws(PackageError) -> PackageLock { try lock(in: try bytes()) }

  private func lock(in bytes: [UInt8]?) throws(PackageError) -> PackageLock {
    guard let bytes else { return PackageLock([:], file: name) }
    if Self.hasConflict(bytes) {
      throw broken(
        "git has left a conflict in it", hint: "take one side of it, and make the packages again: package \(system)")
    }
    let json: JSONValue
    do { json = try JSONValue(parsing: bytes) } catch { throw broken("\(error)") }
    guard let format = json["format"]?.integer else { throw broken("it has no format") }
    guard format == Self.formatVersion else {
      throw broken("its format is \(format), and not \(Self.formatVersion): another version wrote it")
    }
    guard let members = json["packages"]?.object else { throw broken("it has no packages") }
    var packages: [String: PackageLock.Package] = [:]
    for member in members {
      let (name, value) = (member.key, member.value)
      guard (1...64).contains(name.utf8.count), name.consistsOfAlphanumerics(and: "-_") else {
        throw broken("no package can have the name \"\(displayable(name))\"")
      }
      guard let digest = value["sha256"]?.string, digest.utf8.count == 64,
        digest.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
      else { throw broken("the sha256 of \(displayable(name)) isn't 64 lowercase hexadecimal digits") }
      let architecture = value["architecture"]?.string
      guard value["architecture"] == nil || ["arm64", "x86_64"].contains(architecture) else {
        throw broken("the architecture of \(name) is neither arm64 nor x86_64")
      }
      packages[name] = .init(sha256: digest, architecture: architecture)
    }
    return PackageLock(packages, file: name)
  }

  /// The bytes of the file with some packages, which are the same for the same packages.
  package static func bytes(of lock: PackageLock) -> [UInt8] {
    var packages = JSONObject()
    for (name, package) in lock.packages.sorted(by: { $0.key < $1.key }) {
      var object: JSONObject = [:]
      object["architecture"] = package.architecture.map(JSONValue.string)
      object["sha256"] = .string(package.sha256)
      packages[name] = .object(object)
    }
    let json: JSONValue = ["format": .integer(formatVersion), "packages": .object(packages)]
    // There's nothing in it that can't be written.
    return Array(((try? json.text(layout: .pretty)) ?? "").utf8)
  }

  /// Writes the file, unless it's the same already.
  ///
  /// - Returns: Whether it was changed.
  /// - Throws: ``PackageError`` where it can't be written; it's as it was then.
  package func write(_ lock: PackageLock) throws(PackageError) -> Bool {
    try change { $0.packages = lock.packages }
  }

  /// Changes what the file says by now, which another run may have written since it was read here.
  ///
  /// - Returns: Whether it was changed.
  /// - Throws: ``PackageError`` where it can't be written, or isn't of this form; it's as it was then.
  package func change(_ change: (inout PackageLock) -> Void) throws(PackageError) -> Bool {
    do {
      let handle = try DirectoryHandle(path: folder)
      if try handle.lock(until: DirectoryHandle.now + 10) == .busy {
        throw PackageError(
          "another run is writing to \(folder.displayed)", hint: "wait for it to end, and run again")
      }
      let before = try bytes()
      var lock = try lock(in: before)
      change(&lock)
      let bytes = Self.bytes(of: lock)
      if before == bytes || before == nil && lock.packages.isEmpty { return false }
      if let obstacle = try handle.status(of: name)?.kind.obstacle {
        throw PackageError(
          "\(displayable(path)) can't be written: \(obstacle)", hint: "move it away, and run again")
      }
      try handle.replaceFile(name, with: bytes, permissions: 0o644, keepingPreviousAs: nil)
    } catch let error as PackageError {
      throw error
    } catch {
      throw PackageError(
        "\(displayable(path)) can't be written: \((error as? SystemError)?.reason ?? "\(error)")",
        hint: "see what is there: ls -ld \(folder.displayed)")
    }
    return true
  }

  private func bytes() throws(PackageError) -> [UInt8]? {
    let bytes: [UInt8]?
    do {
      guard let status = try SystemPath(path).status(followsLinks: true) else { return nil }
      // What opens a pipe waits for somebody who writes.
      if status.kind != .regular { throw broken("it's no file") }
      bytes = try FileReader.readFile(at: SystemPath(path), limit: FileReader.usualLimit)
    } catch let error as PackageError {
      throw error
    } catch {
      throw PackageError("\(displayable(path)) can't be read: \((error as? SystemError)?.reason ?? "\(error)")")
    }
    // Otherwise it would be taken for none, and be written over.
    guard let bytes else { throw broken("it's too large") }
    return bytes
  }

  private static let usualHint = "have it from version control, or remove it and make the packages again"

  private func broken(_ reason: String, hint: String = Self.usualHint) -> PackageError {
    PackageError("\(displayable(path)) isn't a lock file: \(reason)", hint: hint)
  }

  /// Whether a line is one that git begins its conflicts with.
  private static func hasConflict(_ bytes: [UInt8]) -> Bool {
    let mark = Array("<<<<<<< ".utf8)
    return bytes.split(separator: 0x0A).contains { $0.starts(with: mark) }
  }
}
