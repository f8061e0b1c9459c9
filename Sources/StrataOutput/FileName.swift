/// The rule for names of output files.
enum FileName {
  /// The reason why a name is not a plain file name, or nil if it is one.
  ///
  /// A plain name stays in its directory whatever it is joined to, and is not hidden.
  static func problem(of name: String) -> String? {
    let bytes = name.utf8
    if bytes.isEmpty { return "is empty" }
    if bytes.count > 255 { return "is longer than 255 bytes" }
    if bytes.first == UInt8(ascii: ".") { return "starts with a dot" }
    if bytes.contains(UInt8(ascii: "/")) { return "has a slash" }
    if bytes.contains(0) { return "has a NUL byte" }
    return nil
  }
}
