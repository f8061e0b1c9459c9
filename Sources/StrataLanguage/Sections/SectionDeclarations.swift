/// The declaration of a condition.
package struct ConditionState {
  package let anchor: Anchor
  package let id: SectionID
  package var logicalID = ""
  package let site: DeclarationSite
  package let expression: TemplateNode
}

/// The declaration of a mapping.
package struct MappingState {
  package let anchor: Anchor
  package let id: SectionID
  package var logicalID = ""
  package let site: DeclarationSite
  package let table: TemplateNode
}

/// The declaration of metadata.
package struct MetadataState {
  package let key: String
  package let site: DeclarationSite
  package let value: TemplateNode
}

extension Scope {
  /// Declares a condition, evaluated when the stack is deployed.
  ///
  /// - Parameters:
  ///   - id: The condition's name, letters and digits; the ids of scopes below the stack come before it.
  ///   - expression: The expression of the condition, over parameters and mappings; resources aren't known then.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The condition, to be used in this stack.
  ///
  /// See [Conditions](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html).
  public func condition(
    _ id: String, _ expression: ConditionExpression, file: String = #filePath, line: Int = #line
  ) -> Condition {
    let stack = node.stack
    let anchor = stack.anchor(.condition, index: stack.conditions.count, path: ConstructPath(id, in: node.path))
    stack.conditions.append(
      ConditionState(
        anchor: anchor, id: SectionID(id, in: node), site: node.declarationSite(file: file, line: line),
        expression: expression.node))
    return Condition(anchor: anchor)
  }

  /// Declares a mapping, a table of literals.
  ///
  /// ```swift
  /// let images = scope.mapping("Images", ["eu-central-1": ["arm64": "ami-1"], "us-east-1": ["arm64": "ami-2"]])
  /// let image = images[.region, "arm64"]
  /// ```
  ///
  /// - Parameters:
  ///   - id: The mapping's name, letters and digits; the ids of scopes below the stack come before it.
  ///   - table: Rows by key, and in each row values by key: texts, numbers, flags or lists of them.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The mapping, to be used in this stack.
  public func mapping(
    _ id: String, _ table: MapValue<MapValue<AnyValue>>, file: String = #filePath, line: Int = #line
  ) -> Mapping {
    let stack = node.stack
    let anchor = stack.anchor(.mapping, index: stack.mappings.count, path: ConstructPath(id, in: node.path))
    stack.mappings.append(
      MappingState(
        anchor: anchor, id: SectionID(id, in: node), site: node.declarationSite(file: file, line: line),
        table: table.node))
    return Mapping(anchor: anchor)
  }

  /// Adds data about the template to its section `Metadata`.
  ///
  /// See [Metadata](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/metadata-section-structure.html).
  public func metadata(_ key: String, _ value: AnyValue, file: String = #filePath, line: Int = #line) {
    node.stack.metadata.append(
      MetadataState(key: key, site: node.declarationSite(file: file, line: line), value: value.node))
  }

  /// Has a macro process the whole template when the stack is deployed.
  ///
  /// `AWS::LanguageExtensions` is declared by itself where it's needed. Macros run in the order they are declared.
  /// See [Transform](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-section-structure.html).
  public func transform(_ name: String) {
    if !node.stack.transforms.contains(name) { node.stack.transforms.append(name) }
  }
}
