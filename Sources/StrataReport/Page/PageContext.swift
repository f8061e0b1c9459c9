/// What all views share: the contents, and the links to things.
struct PageContext {
  let contents: ReportContents
  let names: PageNames
  /// Gives the maps, once they're drawn.
  let maps: () -> ReportMaps

  /// Whether there are several systems, which are then told apart by headings.
  var hasSystems: Bool { contents.systems.count > 1 }

  /// Writes something of each system, with its name as heading where there are several.
  ///
  /// - Parameters:
  ///   - html: The page.
  ///   - isShown: Whether there is something of a system; everything unless given.
  ///   - body: Writes what there is of the system at a place.
  func systems(
    _ html: inout HTMLWriter, where isShown: (ReportedSystem) -> Bool = { _ in true },
    _ body: (inout HTMLWriter, ReportedSystem, Int) -> Void
  ) {
    for (index, system) in contents.systems.enumerated() where isShown(system) {
      html.element("div", .classes("system")) { html in
        if hasSystems { html.element("h3", .classes("system-name")) { $0.name(system.name) } }
        body(&html, system, index)
      }
    }
  }

  /// Writes the name of a resource, as a link where the page has it.
  func resource(_ place: ReportedPlace, in system: Int, to html: inout HTMLWriter) {
    if let id = names.of(place, in: system) {
      html.element("a", .link(to: id)) { $0.name(place.logicalID) }
    } else {
      html.name(place.logicalID)
    }
  }
}
