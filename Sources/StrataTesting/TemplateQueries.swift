extension Template {
  /// All resources, in the order of the template.
  public var allResources: [FoundResource] {
    resources.map { FoundResource(logicalID: $0.key, json: $0.value) }
  }

  /// The resource of a logical id, or nil where there is none.
  public func resource(_ logicalID: String) -> FoundResource? {
    resources[logicalID].map { FoundResource(logicalID: logicalID, json: $0) }
  }

  /// The resources of a type whose properties match a pattern, in the order of the template.
  ///
  /// ```swift
  /// #expect(template.resources(of: "AWS::SQS::Queue", matching: ["VisibilityTimeout": 30]).count == 1)
  /// ```
  ///
  /// - Parameters:
  ///   - type: The type's name, such as `AWS::SQS::Queue`.
  ///   - pattern: The pattern that the properties must match, in part; anything unless given.
  /// - Returns: The resources that match.
  public func resources(of type: String, matching pattern: JSONPattern = .anything) -> [FoundResource] {
    allResources.filter { $0.type == type && pattern.matches(.object($0.properties)) }
  }

  /// The one resource of a type whose properties match a pattern.
  ///
  /// - Parameters:
  ///   - type: The type's name, such as `AWS::SQS::Queue`.
  ///   - pattern: The pattern that the properties must match, in part; anything unless given.
  /// - Returns: The resource.
  /// - Throws: ``StrataTesting/TemplateMismatch`` if there is none or more than one; it says what the nearest lacks.
  public func onlyResource(of type: String, matching pattern: JSONPattern = .anything) throws(TemplateMismatch)
    -> FoundResource
  {
    let candidates = resources(of: type)
    let found = candidates.filter { pattern.matches(.object($0.properties)) }
    if let only = found.first, found.count == 1 { return only }
    guard found.isEmpty else {
      throw TemplateMismatch(
        "\(found.count) resources of type \(type) match, not one: "
          + found.map(\.logicalID).joined(separator: ", "))
    }
    if candidates.isEmpty { throw noResource(of: type) }
    let reasons = candidates.map { candidate in
      "\n  \(candidate.logicalID): " + pattern.mismatches(.object(candidate.properties)).joined(separator: "; ")
    }
    throw TemplateMismatch("no resource of type \(type) matches:" + reasons.joined())
  }

  private func noResource(of type: String) -> TemplateMismatch {
    let types = Set(allResources.map(\.type)).sorted()
    return TemplateMismatch("there is no resource of type \(type); there are: " + types.joined(separator: ", "))
  }
}

/// The reason why a template isn't what a test wants.
public struct TemplateMismatch: Error, Sendable, Hashable, CustomStringConvertible {
  /// The text of what was wanted and what there is.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
