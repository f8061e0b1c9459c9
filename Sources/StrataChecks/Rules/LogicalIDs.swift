import StrataText

extension String {
  /// Whether it can be the name of a resource, a parameter, a condition, a mapping, a rule or an output.
  var isLogicalID: Bool { consistsOfAlphanumerics() && (1...255).contains(utf8.count) }

  /// Whether it can be part of such a name, or nothing.
  var isPartOfLogicalID: Bool { isEmpty || consistsOfAlphanumerics() && utf8.count <= 255 }
}
