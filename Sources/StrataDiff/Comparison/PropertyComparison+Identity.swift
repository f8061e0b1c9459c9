import StrataTemplate

extension PropertyComparison {
  private static let identityKeys = [
    "Key", "Name", "Id", "Sid", "PolicyName", "AttributeName", "IndexName", "ContainerName", "LogicalId",
  ]

  /// The key that tells the elements of two lists apart: text, and another in each element of a list.
  static func identity(of old: [Form.Element], and new: [Form.Element]) -> String? {
    guard !old.isEmpty, !new.isEmpty else { return nil }
    return identityKeys.first { isIdentity($0, of: old) && isIdentity($0, of: new) }
  }

  private static func isIdentity(_ key: String, of elements: [Form.Element]) -> Bool {
    var seen: Set<String> = []
    return elements.allSatisfy { element in
      element.form[key]?.string.map { seen.insert($0).inserted } ?? false
    }
  }

  /// Whether the elements that two lists have in common come in another order, which then is a change too.
  static func isReordered(_ old: [Form.Element], _ new: [Form.Element], by key: String) -> Bool {
    let oldNames = old.compactMap { $0.form[key]?.string }
    let newNames = new.compactMap { $0.form[key]?.string }
    let (known, kept) = (Set(oldNames), Set(newNames))
    return oldNames.filter(kept.contains) != newNames.filter(known.contains)
  }
}
