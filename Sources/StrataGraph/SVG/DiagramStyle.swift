/// The style sheet of drawings, for pages that hold some.
public enum DiagramStyle {
  /// Rules for the classes in drawings, by variables that a page may give other values, in light and in dark.
  ///
  /// Each rule has the value for light before the variable, for programs that know no variables.
  public static let css: String = {
    let (light, dark) = (variables(isDark: false), variables(isDark: true))
    return """
      .diagram{\(light)font-family:system-ui,"Segoe UI",Helvetica,Arial,"DejaVu Sans",sans-serif}
      @media (prefers-color-scheme:dark){.diagram{\(dark)}}
      \(rules.joined(separator: "\n"))

      """
  }()

  /// The declarations of the variables for one of both, for pages whose readers choose it.
  ///
  /// - Parameter isDark: Whether they're those for dark.
  /// - Returns: The declarations, each with its semicolon.
  public static func variables(isDark: Bool) -> String {
    DiagramColour.all.map { "--diagram-\($0.name):\(isDark ? $0.dark : $0.light);" }.joined()
  }

  private static let rules: [String] =
    [
      ".diagram .sheet{\(colour("fill", "sheet"))}",
      ".diagram .group rect{\(colour("fill", "group"))\(colour("stroke", "group-line"))}",
      ".diagram .group text{\(colour("fill", "quiet"))font-size:\(NodeBoxes.groupSize)px}",
      ".diagram .node .box{\(colour("fill", "box"))\(colour("stroke", "box-line"))}",
      ".diagram .node .bar{\(colour("fill", "other"))}",
      ".diagram .node text{\(colour("fill", "text"))font-size:\(NodeBoxes.titleSize)px}",
      ".diagram .node .subtitle{\(colour("fill", "quiet"))font-size:\(NodeBoxes.subtitleSize)px}",
      ".diagram .small text{font-size:\(NodeBoxes.smallSize)px}",
      ".diagram a:focus .box,.diagram a:hover .box{\(colour("stroke", "focus"))stroke-width:2}",
      ".diagram a:focus{outline:none}",
      ".diagram .edge path{fill:none;\(colour("stroke", "reference"))stroke-width:1.3}",
      ".diagram .edge .head{\(colour("fill", "reference"))stroke:none}",
      ".diagram .edge:hover path{stroke-width:2.6}",
      ".diagram .edge-permission path{stroke-dasharray:5 3}",
      ".diagram .edge-reference path{stroke-dasharray:1.5 3}",
      ".diagram .legend text{\(colour("fill", "quiet"))font-size:\(NodeBoxes.subtitleSize)px}",
    ]
    + DiagramColour.nodes.map { ".diagram .node-\($0) .bar{\(colour("fill", $0))}" }
    + DiagramColour.groups.map { group in
      ".diagram .group-\(group) rect{\(colour("fill", group))\(colour("stroke", "\(group)-line"))}"
    }
    + DiagramColour.edges.flatMap { edge in
      [
        ".diagram .edge-\(edge) path{\(colour("stroke", edge))}",
        ".diagram .edge-\(edge) .head{\(colour("fill", edge))}",
      ]
    }

  private static func colour(_ property: String, _ name: String) -> String {
    let light = DiagramColour.all.first { $0.name == name }?.light ?? "none"
    return "\(property):\(light);\(property):var(--diagram-\(name));"
  }
}
