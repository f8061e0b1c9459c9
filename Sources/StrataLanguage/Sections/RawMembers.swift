/// What is written into a template as it is.
package struct RawMemberState {
  /// The section, such as `Resources`.
  package let section: String
  /// The name within the section, or nil where it's the whole section.
  package let id: String?
  package let value: TemplateNode
  package let site: DeclarationSite
}

extension Scope {
  /// Writes a member of a section of the template in the template's own form, where there's no other way to declare it.
  ///
  /// It's the way to a loop (`Fn::ForEach::Topics`), to a macro's call among resources, or to a parameter of which only the
  /// least length is said. The name isn't changed by the scope, and nothing but ``AnyValue/raw(_:)`` refers to it:
  ///
  /// ```swift
  /// scope.raw("Code", in: "Parameters", ["Type": "String", "MinLength": 4])
  /// scope.output("Code", .raw(["Ref": "Code"]))
  /// ```
  ///
  /// - Parameters:
  ///   - id: The name in the section, which nothing else there may have.
  ///   - section: The section, such as `Resources`.
  ///   - value: What stands there.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  public func raw(
    _ id: String, in section: String, _ value: AnyValue, file: String = #filePath, line: Int = #line
  ) {
    node.stack.rawMembers.append(
      RawMemberState(
        section: section, id: id, value: value.node, site: node.declarationSite(file: file, line: line)))
  }

  /// Writes a whole section of the template in the template's own form, such as `Globals`, which a macro reads.
  ///
  /// - Parameters:
  ///   - section: The section, of which nothing else may be declared.
  ///   - value: What stands there.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  public func raw(section: String, _ value: AnyValue, file: String = #filePath, line: Int = #line) {
    node.stack.rawMembers.append(
      RawMemberState(
        section: section, id: nil, value: value.node, site: node.declarationSite(file: file, line: line)))
  }
}
