/// The declaration of an output.
package struct OutputState {
  package let id: SectionID
  package var logicalID = ""
  package let path: ConstructPath
  package let site: DeclarationSite
  package let value: TemplateNode
  package let description: String?
  package let exportName: TemplateNode?
  package let condition: Anchor?
}

extension Scope {
  /// Declares an output: a value that the stack shows once it's deployed.
  ///
  /// - Parameters:
  ///   - id: The output's name, letters and digits; the ids of scopes below the stack come before it.
  ///   - value: The value.
  ///   - description: The meaning of the value, up to 1,024 bytes.
  ///   - exportName: A name under which stacks made elsewhere import the value, unique in the region and account. Stacks of the
  ///     same app need none.
  ///   - condition: The condition under which there is such an output; always unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [Outputs](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html).
  public func output(
    _ id: String, _ value: StringValue, description: String? = nil, exportName: StringValue? = nil,
    condition: Condition? = nil, file: String = #filePath, line: Int = #line
  ) {
    node.stack.outputs.append(
      OutputState(
        id: SectionID(id, in: node), path: ConstructPath(id, in: node.path),
        site: node.declarationSite(file: file, line: line), value: value.node, description: description,
        exportName: exportName?.node, condition: condition?.anchor))
  }
}
