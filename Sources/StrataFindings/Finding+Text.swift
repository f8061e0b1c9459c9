import StrataJSON

extension Finding: CustomStringConvertible {
  /// The finding as a compiler would print it, with files as absolute paths.
  public var description: String { text(relativeTo: nil) }

  /// The finding as a compiler would print it, on one or more lines.
  ///
  /// - Parameter directory: Files below this directory are named relative to it.
  /// - Returns: The text, without a newline at its end.
  public func text(relativeTo directory: String?) -> String {
    func shown(_ site: CallSite) -> CallSite { directory.map(site.relative) ?? site }
    var text = site.map { "\(shown($0)): " } ?? ""
    text += "\(severity.rawValue): \(sentence) [\(rule)]"
    for note in notes {
      let place = note.site.map { "\(shown($0))" } ?? note.pointer?.description
      text += "\n  note: \(place.map { "\($0): " } ?? "")\(note.message)"
    }
    if let hint { text += "\n  hint: \(hint)" }
    return text
  }

  /// The place, the fault, and what was expected and given, in one line.
  public var sentence: String {
    var text = path.isEmpty ? "" : "\(path): "
    if let property { text += "\(property): " }
    text += message
    if let expected { text += "; expected \(expected)" }
    if let given { text += expected == nil ? "; given \(given)" : ", given \(given)" }
    return text
  }
}
