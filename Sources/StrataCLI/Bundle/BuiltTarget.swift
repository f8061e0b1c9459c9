import StrataFiles
import StrataJSON

/// What SwiftPM built of a target.
struct BuiltTarget {
  let target: PackageDump.Target
  /// The paths of the objects, sorted; none where the target is nothing but declarations.
  let objects: [String]
  /// Whether it's in Swift, and not in C.
  let isSwift: Bool

  var name: String { target.name }

  /// Finds what was built of some targets, in their order; the others weren't asked for.
  ///
  /// - Parameters:
  ///   - targets: The targets.
  ///   - folder: The folder that SwiftPM built in.
  /// - Returns: Those that were built.
  /// - Throws: ``SystemError`` where the folder can't be read.
  static func all(of targets: [PackageDump.Target], in folder: String) throws(SystemError) -> [BuiltTarget] {
    let directory = try DirectoryHandle(path: SystemPath(folder))
    let modules = try DirectoryHandle("Modules", in: directory)
    var built: [BuiltTarget] = []
    for target in targets {
      let name = "\(target.name).build"
      guard try directory.status(of: name)?.kind == .directory else { continue }
      let objects = try objects(in: DirectoryHandle(name, in: directory), "\(folder)/\(name)")
      let isSwift = try modules.status(of: "\(target.name).swiftmodule") != nil
      if !isSwift, objects.isEmpty { continue }
      built.append(BuiltTarget(target: target, objects: objects.sorted(by: utf8Precedes), isSwift: isSwift))
    }
    return built
  }

  /// The objects in a folder, but for what debuggers are told of a module, which the linker needn't copy at each edit.
  private static func objects(in directory: DirectoryHandle, _ path: String) throws(SystemError) -> [String] {
    var objects: [String] = []
    for name in try directory.entryNames() {
      if name.hasSuffix(".o"), !name.hasSuffix(".swiftmodule.o") {
        objects.append("\(path)/\(name)")
      } else if try directory.status(of: name)?.kind == .directory {
        objects += try Self.objects(in: DirectoryHandle(name, in: directory), "\(path)/\(name)")
      }
    }
    return objects
  }
}
