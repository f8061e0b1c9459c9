import Foundation

/// What there is in this package for pages to name.
enum Package {
  private static func text(_ path: String) -> String {
    (try? String(contentsOf: Document.root.appending(path: path), encoding: .utf8)) ?? ""
  }

  /// The executables that `swift run` starts.
  static let executables = Set(
    text("Package.swift").matches(of: /\.executable(?:Target)?\(\s*name: "([A-Za-z-]+)"/).map { String($0.output.1) })

  static let makefile = text("Makefile")

  /// The targets that `make` knows: a line of the makefile begins with those that it has.
  static let targetsOfMake = Set(
    makefile.split(separator: "\n").filter { $0.first?.isLetter == true && $0.contains(":") }
      .flatMap { $0.prefix { $0 != ":" }.split(separator: " ").map(String.init) })

  /// The suites of tests and their targets.
  static let suites: Set<String> = {
    let paths =
      FileManager.default.enumerator(atPath: Document.root.appending(path: "Tests").path)?
      .compactMap { $0 as? String } ?? []
    return Set(
      paths.filter { $0.hasSuffix("Tests.swift") }.flatMap { path in
        let parts = path.split(separator: "/")
        return [String(parts.last?.dropLast(".swift".count) ?? ""), String(parts.first ?? "")]
      })
  }()

  /// Whether something stands under a path, from the folder of the package on.
  static func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: Document.root.appending(path: path).path)
  }
}
