/// A part of the page that is looked at by itself.
protocol PageView: SendableMetatype {
  /// The name by which links lead to it.
  static var id: String { get }
  /// The title, as the list of views has it.
  static var title: String { get }

  /// Takes what is to be shown; nil where there is nothing.
  init?(_ page: PageContext)

  /// The number or word that the list of views has beside the title; empty where there is nothing to be said.
  var mark: String { get }

  /// Writes everything below the title.
  func write(to html: inout HTMLWriter)
}

extension PageView {
  /// Writes the view as a section with its title.
  func section(to html: inout HTMLWriter) {
    html.newline()
    html.element("section", .id(Self.id), .classes("view"), .value("aria-labelledby", "\(Self.id)-title")) { html in
      html.element("h2", .id("\(Self.id)-title"), .value("tabindex", "-1"), text: Self.title)
      write(to: &html)
    }
  }
}
