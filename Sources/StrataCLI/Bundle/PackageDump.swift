import StrataJSON

/// A package as SwiftPM tells it by `dump-package`.
struct PackageDump {
  /// A target that others can import.
  struct Target {
    let name: String
    /// The names of what it stands on, in the same package or another.
    let dependencies: [String]
    /// The folder of its sources, from the package's on.
    let folder: String
    /// The folder of its headers where it's in C, from the package's on.
    let headers: String

    /// Whether it's a service of AWS, or a part of one.
    var isService: Bool { folder.hasPrefix("Sources/Resources/") }
  }

  /// The names of the products that are libraries, sorted.
  let libraries: [String]
  /// The targets, in the order of the manifest.
  let targets: [Target]

  /// The names of services by those of their modules.
  var services: [String: String] {
    let services = targets.filter(\.isService).map { ($0.name, String($0.name.dropFirst("Strata".count))) }
    return Dictionary(services) { first, _ in first }.filter { libraries.contains($0.key) }
  }

  /// Reads what SwiftPM tells; nil where it's something else.
  init?(_ told: [UInt8]) {
    guard let package = try? JSONValue(parsing: told), let products = package["products"]?.array else { return nil }
    libraries = products.filter { $0["type"]?["library"] != nil }.compactMap { $0["name"]?.string }
      .sorted(by: utf8Precedes)
    targets = (package["targets"]?.array ?? []).compactMap(Target.init)
  }
}

extension PackageDump.Target {
  /// Reads a target; nil where none can import it, such as tests.
  fileprivate init?(_ told: JSONValue) {
    guard told["type"] == "regular", let name = told["name"]?.string else { return nil }
    self.name = name
    // Each is named by its kind, such as {"byName": ["StrataText", null]}.
    dependencies = (told["dependencies"]?.array ?? []).compactMap { dependency in
      ["byName", "target", "product"].compactMap { dependency[$0]?.array?.first?.string }.first
    }
    folder = told["path"]?.string ?? "Sources/\(name)"
    headers = "\(folder)/\(told["publicHeadersPath"]?.string ?? "include")"
  }
}
