extension TemplateContents {
  /// The stacks that the template nests, as far as their templates stand beside it or in it.
  ///
  /// - Returns: The stacks, in the order of the template.
  /// - Throws: ``NestingError`` where templates nest each other in a circle, or too deep.
  package func nestedStacks() throws(NestingError) -> [NestedStack] {
    try deployment.templates.stacks(in: self, at: deployment.path)
  }
}
