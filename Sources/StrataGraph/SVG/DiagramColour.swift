/// A colour of drawings, in light and in dark.
struct DiagramColour {
  let name: String
  let light: String
  let dark: String

  private init(_ name: String, _ light: String, _ dark: String) {
    (self.name, self.light, self.dark) = (name, light, dark)
  }

  /// The kinds of nodes that have a colour of their own.
  static let nodes = ["api", "compute", "database", "identity", "messaging", "network", "observability", "storage"]
  /// The kinds of groups that have.
  static let groups = ["environment", "stack", "vpc", "zone", "public-subnet", "private-subnet"]
  /// The kinds of edges that have, beside references.
  static let edges = ["network", "data", "permission"]

  static let all = [
    DiagramColour("sheet", "#ffffff", "#0d1117"),
    DiagramColour("text", "#1f2328", "#e6edf3"),
    DiagramColour("quiet", "#57606a", "#9da7b3"),
    DiagramColour("focus", "#0550ae", "#79c0ff"),
    DiagramColour("box", "#ffffff", "#161b22"),
    DiagramColour("box-line", "#afb8c1", "#484f58"),
    DiagramColour("group", "#f6f8fa", "#11161d"),
    DiagramColour("group-line", "#d0d7de", "#30363d"),
    DiagramColour("environment", "#ffffff", "#0d1117"),
    DiagramColour("environment-line", "#8c959f", "#6e7681"),
    DiagramColour("stack", "#f6f8fa", "#12171f"),
    DiagramColour("stack-line", "#afb8c1", "#3d444d"),
    DiagramColour("vpc", "#f5f0ff", "#191527"),
    DiagramColour("vpc-line", "#8250df", "#8957e5"),
    DiagramColour("zone", "#faf7ff", "#1c1830"),
    DiagramColour("zone-line", "#c8b5f0", "#4b3d73"),
    DiagramColour("public-subnet", "#eaf7ec", "#10231a"),
    DiagramColour("public-subnet-line", "#4ac26b", "#2ea043"),
    DiagramColour("private-subnet", "#eaf3ff", "#0f1f33"),
    DiagramColour("private-subnet-line", "#54aeff", "#1f6feb"),
    DiagramColour("api", "#bf3989", "#f778ba"),
    DiagramColour("compute", "#d4690f", "#f0883e"),
    DiagramColour("database", "#0969da", "#58a6ff"),
    DiagramColour("identity", "#cf222e", "#ff7b72"),
    DiagramColour("messaging", "#a40e6c", "#db61a2"),
    DiagramColour("network", "#7446c6", "#a371f7"),
    DiagramColour("observability", "#9a6700", "#d29922"),
    DiagramColour("other", "#6e7781", "#8b949e"),
    DiagramColour("storage", "#2d8a43", "#3fb950"),
    DiagramColour("reference", "#6e7781", "#8b949e"),
    DiagramColour("data", "#0969da", "#58a6ff"),
    DiagramColour("permission", "#cf222e", "#ff7b72"),
  ]
}
