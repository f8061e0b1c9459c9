extension HTMLWriter {
  /// Writes what chooses which items of a view are shown; it's hidden where no script would do it.
  mutating func filters(body: (inout HTMLWriter) -> Void) {
    element("form", .classes("filters"), .flag("hidden"), body: body)
  }

  /// Writes a choice.
  ///
  /// - Parameters:
  ///   - id: The name by which its label is bound to it.
  ///   - label: What is chosen.
  ///   - key: The attribute of items that is held against the choice: `kind` for `data-kind`.
  ///   - all: What is shown without a choice.
  ///   - values: The values that the attribute has, each with what it's called.
  mutating func choice(
    _ id: String, _ label: String, by key: String, all: String, _ values: [(value: String, title: String)]
  ) {
    element("label", .value("for", id), text: label)
    element("select", .id(id), .value("data-by", key)) { html in
      html.element("option", .value("value", ""), text: all)
      for (value, title) in values { html.element("option", .value("value", value), text: title) }
    }
  }
}
