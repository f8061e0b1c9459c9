extension Resource {
  /// The origin of a resource's logical id.
  package enum Identity {
    case path
    case given(String)
    /// The path with a digest of content behind it.
    case content(of: [Resource], values: [TemplateNode])
  }

  /// Gives the resource a logical id that changes whenever given content does, so that an update replaces it.
  ///
  /// For the few types that CloudFormation makes once and never updates, such as a deployment of an API. The id is made from the
  /// path and 8 hexadecimal digits of a digest over the type and properties of the given resources; their tags don't count.
  ///
  /// - Parameters:
  ///   - resources: The resources whose type and properties count, in an order that stays.
  ///   - values: Other values that count.
  public func identifiedByContent(of resources: [Resource], values: [AnyValue] = []) {
    identity = .content(of: resources, values: values.map(\.node))
  }
}
