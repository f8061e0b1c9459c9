import StrataText

extension String {
  /// Whether it can be the name of a resource, a parameter, a condition, a mapping, a rule or an output.
  var isLogicalID: Bool { consistsOfAlphanumerics() && (1...255).contains(utf8.count) }
}
