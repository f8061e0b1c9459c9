public import StrataLanguage
public import StrataTemplate

extension App {
  /// Declares everything, checks it and makes the templates.
  ///
  /// - Returns: The templates in the order of deployment, warnings, and what is accepted.
  /// - Throws: Every mistake at once, sorted by place.
  public func synthesize() throws(SynthesisError) -> Assembly {
    try Pipeline().assemble(self)
  }
}

extension Stack {
  /// Makes the template of this stack alone.
  ///
  /// - Throws: Every mistake at once, sorted by place.
  public func synthesize() throws(SynthesisError) -> Template {
    try App(self).synthesize().stacks[0].template
  }
}
