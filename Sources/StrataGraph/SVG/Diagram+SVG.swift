extension Diagram {
  /// The diagram as an SVG drawing.
  ///
  /// The same diagram gives the same text on every machine. Texts are cut off, with an ellipsis, where they'd run out of
  /// their boxes; the whole text is shown where they're pointed at.
  ///
  /// - Parameters:
  ///   - idPrefix: The beginning of all ids in it, of letters, digits and hyphens, so that a page can hold several
  ///     drawings; `diagram-` unless given.
  ///   - isEmbedded: Whether it stands in a page that has the style sheet ``DiagramStyle/css``, rather than in a file of
  ///     its own with a style sheet and a background; false unless given.
  /// - Returns: The whole element `svg`, which ends with a line feed.
  public func svg(idPrefix: String = "diagram-", isEmbedded: Bool = false) -> String {
    SVGWriter(self, DiagramLayout(self), prefix: XMLText.escaped(idPrefix), isEmbedded: isEmbedded).text()
  }
}
