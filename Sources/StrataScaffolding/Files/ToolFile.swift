extension PackageSkeleton {
  /// `.gitignore`: what is built, and what one person tries out.
  var ignored: String {
    """
    .build/
    .swiftpm/
    .DS_Store
    /.synth/

    """
  }

  /// The file of the tool.
  var tool: String {
    """
    import \(name.module)
    import StrataCLI

    /// The tool of this package; `swift run \(name.text) --help` tells what it does.
    @main struct Tool: SynthTool {
    \(list("apps", apps))\(list("systems", systems))}

    """
  }

  private func list(_ member: String, _ constants: [String]) -> String {
    constants.isEmpty ? "" : "  static let \(member) = [\(constants.joined(separator: ", "))]\n"
  }
}
