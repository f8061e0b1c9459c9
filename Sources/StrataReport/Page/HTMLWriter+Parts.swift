/// How a word is to be taken, which is never told by its colour alone.
enum Tone: String {
  case good, caution, bad, quiet
}

extension HTMLWriter {
  /// Writes a word that stands out.
  mutating func badge(_ tone: Tone, _ text: String) {
    element("span", .classes("badge \(tone.rawValue)")) { $0.name(text) }
  }

  /// Writes a table, which can be moved sideways where it's wider than the page.
  ///
  /// - Parameters:
  ///   - caption: What it is, for who can't see it.
  ///   - head: The titles of the columns.
  ///   - body: Writes the rows.
  mutating func table(_ caption: String, head: [String], body: (inout HTMLWriter) -> Void) {
    element("div", .classes("scroll"), .value("tabindex", "0"), .value("role", "group"), .label(caption)) { html in
      html.element("table") { html in
        html.element("caption", text: caption)
        html.element("thead") { html in
          html.element("tr") { html in
            for title in head { html.element("th", .value("scope", "col")) { $0.name(title) } }
          }
        }
        html.element("tbody", body: body)
      }
    }
  }

  /// Writes a cell with a text.
  mutating func cell(_ text: String, _ classes: String = "") {
    if classes.isEmpty { element("td") { $0.name(text) } } else { element("td", .classes(classes)) { $0.name(text) } }
  }

  /// Writes a list of sentences; nothing where there are none.
  mutating func sentences(_ sentences: [String], _ classes: String = "sentences") {
    if sentences.isEmpty { return }
    element("ul", .classes(classes)) { html in
      for sentence in sentences { html.element("li") { $0.name(sentence) } }
    }
  }

  /// Writes a name with what it's called beside it; nothing where that is empty.
  mutating func fact(_ title: String, _ text: String) {
    if !text.isEmpty { fact(title) { $0.name(text) } }
  }

  /// Writes a title with something beside it.
  mutating func fact(_ title: String, body: (inout HTMLWriter) -> Void) {
    element("dt", text: title)
    element("dd", body: body)
  }
}
