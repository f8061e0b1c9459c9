import StrataJSON

/// A shared library of a bundle: a module, or all those that stand on no service.
struct BundledLibrary: Equatable, Sendable {
  /// The name that it's linked by, such as `StrataSQS`.
  let name: String
  /// The names of the modules in it, each behind those that it stands on.
  let modules: [String]
  /// The names of the libraries that it's linked with, sorted.
  let dependencies: [String]

  /// The name of the library that every tool uses.
  static let core = "StrataCore"

  /// Divides modules into libraries: those that stand on no service are one, in which names are found quickly, and each
  /// other is its own, so that a program loads no service that it doesn't use.
  ///
  /// - Parameters:
  ///   - modules: What each module stands on, by name; names that aren't among them themselves count for nothing.
  ///   - services: The names of the modules that are services.
  /// - Returns: The libraries, each behind those that it's linked with.
  static func dividing(_ modules: [String: [String]], services: Set<String>) -> [BundledLibrary] {
    let order = order(of: modules)
    var divided: Set<String> = []
    for module in order where services.contains(module) || !divided.isDisjoint(with: modules[module] ?? []) {
      divided.insert(module)
    }
    let shared = order.filter { !divided.contains($0) }
    return [BundledLibrary(name: core, modules: shared, dependencies: [])]
      + order.filter(divided.contains).map { module in
        let others = (modules[module] ?? []).filter { modules[$0] != nil }.map { divided.contains($0) ? $0 : core }
        return BundledLibrary(name: module, modules: [module], dependencies: Set(others).sorted(by: utf8Precedes))
      }
  }

  /// The names of modules, each behind those that it stands on.
  private static func order(of modules: [String: [String]]) -> [String] {
    var order: [String] = []
    var met: Set<String> = []
    func visit(_ module: String) {
      guard let others = modules[module], met.insert(module).inserted else { return }
      for other in others.sorted(by: utf8Precedes) { visit(other) }
      order.append(module)
    }
    for module in modules.keys.sorted(by: utf8Precedes) { visit(module) }
    return order
  }
}
