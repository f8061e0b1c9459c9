import StrataJSON

/// The text of a part of a template, with links from references to what they name.
struct TemplateText {
  /// Gives the link to a resource of the same template, by its logical id; nil for what isn't one.
  let link: (String) -> String?

  /// The keys whose texts name resources, with the number of them that do.
  private static let naming: [String: Int] = ["Ref": 1, "Fn::GetAtt": 1, "DependsOn": .max]
  /// The bytes of the longest of them, with quotes.
  private static let longestNaming = naming.keys.reduce(0) { max($0, $1.utf8.count + 2) }

  /// Writes a value in the layout of templates.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - html: The page.
  func write(_ value: JSONValue, to html: inout HTMLWriter) {
    // What can't be written was never read from a template.
    guard let bytes = try? value.bytes(layout: .pretty) else { return }
    bytes.withUnsafeBytes { bytes in
      write(bytes.last == UInt8(ascii: "\n") ? UnsafeRawBufferPointer(rebasing: bytes.dropLast()) : bytes, to: &html)
    }
  }

  private func write(_ bytes: UnsafeRawBufferPointer, to html: inout HTMLWriter) {
    var place = 0
    /// The names that may still come behind a key which names resources.
    var names = 0
    while let start = bytes[place...].firstIndex(of: UInt8(ascii: "\"")) {
      // In what stands between texts nothing has to be escaped.
      html.markup(bytes[place..<start])
      place = Self.end(ofTextAt: start, in: bytes)
      let quoted = bytes[start..<place]
      if place < bytes.count, bytes[place] == UInt8(ascii: ":") {
        html.element("b") { $0.text(quoted) }
        names = quoted.count > Self.longestNaming ? 0 : Self.naming[Self.text(quoted)] ?? 0
      } else if names > 0, let target = link(Self.text(quoted)) {
        html.text("\"")
        html.element("a", .link(to: target), text: Self.text(quoted))
        html.text("\"")
        names -= 1
      } else {
        html.text(quoted)
        names = 0
      }
    }
    html.markup(bytes[place...])
  }

  /// What stands between quotes.
  private static func text(_ quoted: Slice<UnsafeRawBufferPointer>) -> String {
    String(decoding: quoted.dropFirst().dropLast(), as: UTF8.self)
  }

  /// The place behind the quote that closes a text.
  private static func end(ofTextAt start: Int, in bytes: UnsafeRawBufferPointer) -> Int {
    var index = start + 1
    while index < bytes.endIndex, bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index + 1, bytes.endIndex)
  }
}
