/// The facts of all services' actions: what each does, the resources it's about, and the condition keys that count for it.
///
/// They are those of the [Service Authorization Reference](https://docs.aws.amazon.com/service-authorization/latest/reference/).
/// Nothing is built: a search looks at some fifteen lines of a text, and reads the one found where it lies.
package struct ActionFacts: Sendable {
  let bytes: FactsBytes

  /// The actions that this package knows.
  package static let embedded = ActionFacts(AuthorizationText.text)

  /// Makes facts of a text that's part of the program.
  package init(_ text: StaticString) { bytes = .embedded(text) }

  /// Makes facts of a text's bytes.
  package init(_ bytes: [UInt8]) { self.bytes = .read(bytes) }

  /// What is known of an action.
  ///
  /// - Parameter action: The action with its service, such as `s3:GetObject`, in any case.
  /// - Returns: The facts, or nil where the action is unknown, so that it may do anything.
  package func action(_ action: String) -> ActionFact? {
    guard let colon = action.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let service = action[..<colon].lowercased()
    return fields(of: action.lowercased()).flatMap { fields in
      guard fields.count == 4 else { return nil }
      return ActionFact(
        service: service, name: fields[0], access: ActionFact.Access(rawValue: fields[1]),
        conditionKeys: keys(fields[2]),
        resources: fields[3].split(separator: "|").map { resource in
          let parts = resource.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
          return ActionFact.Resource(
            type: parts[0], isRequired: parts.count > 1 && parts[1] == "1",
            conditionKeys: parts.count > 2 ? keys(parts[2]) : [])
        })
    }
  }

  /// The types of resources that an action is about.
  ///
  /// - Parameter action: The action with its service, such as `s3:GetObject`, in any case.
  /// - Returns: Their names, which are empty for an action about no resource in particular; nil where it's unknown.
  package func resourceTypes(of action: String) -> [String]? { self.action(action)?.resources.map(\.type) }

  /// The forms of the ARNs that resources of a type have.
  ///
  /// - Parameters:
  ///   - type: The type's name, as ``resourceTypes(of:)`` gives it.
  ///   - service: The service, as in front of an action's colon.
  /// - Returns: ARNs in which words such as `${Partition}`, `${Region}` and `${BucketName}` stand for what differs; empty
  ///   where the type is unknown.
  package func arnFormats(ofResourceType type: String, service: String) -> [String] {
    (fields(of: "\(service)/\(type)".lowercased())?.first).map { $0.split(separator: " ").map(String.init) } ?? []
  }

  /// The types of resources that a service has, in small letters.
  ///
  /// - Parameter service: The service, as in front of an action's colon.
  /// - Returns: Their names; none where the service is unknown.
  package func resourceTypes(ofService service: String) -> [String] {
    let prefix = Array("\(service.lowercased())/".utf8)
    return bytes.withUnsafeBytes { bytes in
      bytes.lines(beginningWith: prefix).compactMap { line in
        Self.fields(of: line).first.map { String($0.utf8.dropFirst(prefix.count)) ?? "" }
      }
    }
  }

  /// The condition keys that a type of resources brings along, whichever action it's about.
  ///
  /// - Parameters:
  ///   - type: The type's name, as ``resourceTypes(of:)`` gives it.
  ///   - service: The service, as in front of an action's colon.
  /// - Returns: The keys; none where the type is unknown.
  package func conditionKeys(ofResourceType type: String, service: String) -> [String] {
    guard let fields = fields(of: "\(service)/\(type)".lowercased()), fields.count == 2 else { return [] }
    return keys(fields[1])
  }

  /// The actions of a service, each with its service and as AWS writes it, in the order of their small letters.
  package func actions(of service: String) -> [String] {
    let prefix = Array("\(service.lowercased()):".utf8)
    return bytes.withUnsafeBytes { bytes in
      bytes.lines(beginningWith: prefix).map { line in
        "\(service.lowercased()):\(Self.fields(of: line).dropFirst().first ?? "")"
      }
    }
  }

  /// The condition keys of a set, by its number.
  private func keys(_ set: String) -> [String] {
    set.isEmpty ? [] : (fields(of: "=\(set)")?.first).map { $0.split(separator: " ").map(String.init) } ?? []
  }

  private func fields(of name: String) -> [String]? {
    bytes.withUnsafeBytes { bytes in bytes.line(of: name).map(Self.fields) }
  }

  private static func fields(of line: UnsafeRawBufferPointer) -> [String] {
    line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
