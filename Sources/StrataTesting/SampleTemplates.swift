public import StrataEnvironments
public import StrataTemplate

extension System {
  /// The templates that the system's sample profiles give, by the names of their stacks.
  ///
  /// ```swift
  /// let templates = try shop.templates(samples: ["staging"])
  /// let queue = try #require(templates["Shop"]).onlyResource(of: "AWS::SQS::Queue")
  /// ```
  ///
  /// They are made and checked as `synth --samples` does it.
  ///
  /// - Parameter environments: The environments that are wanted; all that have a sample where none is named.
  /// - Returns: The templates.
  /// - Throws: `SystemAssemblyError` with every mistake at once, be it in the profiles or in what was made of them.
  public func templates(samples environments: [String] = []) throws(SystemAssemblyError) -> [String: Template] {
    let stacks = try assemble(.samples, environments: environments).assembly.stacks
    return Dictionary(stacks.map { ($0.name, $0.template) }, uniquingKeysWith: { first, _ in first })
  }

  /// The templates that the system's committed profiles give, by the names of their stacks.
  ///
  /// ```swift
  /// let templates = try shop.templates(committed: ["staging"])
  /// ```
  ///
  /// They are made and checked as `synth --committed` does it; nothing of a user's own is in them.
  ///
  /// - Parameter environments: The environments that are wanted; all that have a committed profile where none is named.
  /// - Returns: The templates.
  /// - Throws: `SystemAssemblyError` with every mistake at once, be it in the profiles or in what was made of them.
  public func templates(committed environments: [String]) throws(SystemAssemblyError) -> [String: Template] {
    try templates(samples: environments)
  }
}
