import StrataJSON
import StrataScaffolding

/// A shared library of a bundle: a module, or all those that stand on no service.
struct BundledLibrary: Equatable, Sendable {
  /// The name that it's linked by, such as `StrataSQS`.
  let name: String
  /// The names of the modules in it, each behind those that it stands on.
  let modules: [String]
  /// The names of the libraries that it's linked with, sorted.
  let dependencies: [String]

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
    return [BundledLibrary(name: BundlePackage.core, modules: shared, dependencies: [])]
      + order.filter(divided.contains).map { module in
        let others = (modules[module] ?? []).filter { modules[$0] != nil }.map {
          divided.contains($0) ? $0 : BundlePackage.core
        }
        return BundledLibrary(name: module, modules: [module], dependencies: Set(others).sorted(by: utf8Precedes))
      }
  }

  /// The names of a library and all that it's linked with but the core, sorted.
  ///
  /// - Parameters:
  ///   - name: The name of the library, or of a module of the core.
  ///   - libraries: The libraries.
  /// - Returns: The names; none for a module of the core.
  static func needed(by name: String, of libraries: [BundledLibrary]) -> [String] {
    let linked = Dictionary(uniqueKeysWithValues: libraries.map { ($0.name, $0.dependencies) })
    return order(of: linked, from: [name]).filter { $0 != BundlePackage.core }.sorted(by: utf8Precedes)
  }

  /// The names of modules, each behind those that it stands on: of some and those that they stand on, or of all.
  private static func order(of modules: [String: [String]], from first: [String]? = nil) -> [String] {
    var order: [String] = []
    var met: Set<String> = []
    func visit(_ module: String) {
      guard let others = modules[module], met.insert(module).inserted else { return }
      for other in others.sorted(by: utf8Precedes) { visit(other) }
      order.append(module)
    }
    for module in first ?? modules.keys.sorted(by: utf8Precedes) { visit(module) }
    return order
  }
}
