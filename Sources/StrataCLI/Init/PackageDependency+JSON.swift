import StrataJSON
import StrataScaffolding

extension PackageDependency {
  /// The dependency for machines.
  var json: JSONValue {
    switch self {
    case .releases(let url, let version): ["url": .string(url), "from": .string("\(version)")]
    case .branch(let url, let name): ["url": .string(url), "branch": .string(name)]
    case .folder(let path, _): ["path": .string(path)]
    }
  }
}
