import StrataJSON

/// The text of a part of a template, with links from references to what they name.
struct TemplateText {
  /// Gives the link to a resource of the same template, by its logical id; nil for what isn't one.
  let link: (String) -> String?

  /// The keys whose texts name resources, with the number of them that do.
  private static let naming: [String: Int] = ["Ref": 1, "Fn::GetAtt": 1, "DependsOn": .max]

  /// Writes a value in the layout of templates.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - html: The page.
  func write(_ value: JSONValue, to html: inout HTMLWriter) {
    // What can't be written was never read from a template.
    guard let bytes = try? value.bytes(layout: .pretty) else { return }
    var rest = bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes[...]
    /// The names that may still come behind a key which names resources.
    var names = 0
    while let start = rest.firstIndex(of: UInt8(ascii: "\"")) {
      plain(rest[..<start], to: &html)
      let end = Self.end(ofTextAt: start, in: rest)
      let text = String(decoding: rest[(start + 1)..<(end - 1)], as: UTF8.self)
      rest = rest[end...]
      if rest.first == UInt8(ascii: ":") {
        html.element("b", text: "\"\(text)\"")
        names = Self.naming[text] ?? 0
      } else if names > 0, let target = link(text) {
        html.text("\"")
        html.element("a", .link(to: target), text: text)
        html.text("\"")
        names -= 1
      } else {
        html.text("\"\(text)\"")
        names = 0
      }
    }
    plain(rest, to: &html)
  }

  /// Writes what stands between texts, in which nothing has to be escaped.
  private func plain(_ bytes: ArraySlice<UInt8>, to html: inout HTMLWriter) {
    html.markup(String(decoding: bytes, as: UTF8.self))
  }

  /// The place behind the quote that closes a text.
  private static func end(ofTextAt start: Int, in bytes: ArraySlice<UInt8>) -> Int {
    var index = start + 1
    while index < bytes.endIndex, bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index + 1, bytes.endIndex)
  }
}
