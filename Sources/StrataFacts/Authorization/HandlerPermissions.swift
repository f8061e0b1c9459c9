/// The permissions that CloudFormation needs to create, read, update and delete resources, as the types' schemas name them.
///
/// Nothing is built: a search looks at a dozen lines of a text, and reads the one found where it lies.
package struct HandlerPermissions: Sendable {
  private let bytes: FactsBytes

  /// The permissions that this package knows.
  package static let embedded = HandlerPermissions(HandlersText.text)

  /// Makes an index of a text that's part of the program.
  package init(_ text: StaticString) { bytes = .embedded(text) }

  /// Makes an index of a text's bytes.
  package init(_ bytes: [UInt8]) { self.bytes = .read(bytes) }

  /// Something that is done with a resource.
  package enum Operation: String, Sendable, Hashable, CaseIterable {
    case create = "c"
    case read = "r"
    case update = "u"
    case delete = "d"
    case list = "l"
    /// Its tags are changed.
    case tag = "t"
  }

  /// An action that some operations need.
  package struct Permission: Sendable, Hashable {
    /// The action with its service, as the schema has it, such as `sqs:CreateQueue`; it may have stars.
    package let action: String
    /// The operations, each once, in the order of all.
    package let operations: [Operation]

    package init(action: String, operations: [Operation]) {
      (self.action, self.operations) = (action, operations)
    }
  }

  /// The permissions of a type.
  ///
  /// - Parameter type: The type's name, such as `AWS::SQS::Queue`.
  /// - Returns: The permissions, in the order of the text; nil where the schema names no handlers, so that nobody knows
  ///   what is needed.
  package func permissions(of type: String) -> [Permission]? {
    bytes.withUnsafeBytes { bytes in
      guard let line = bytes.line(of: type) else { return nil }
      return line.split(separator: UInt8(ascii: "\t")).flatMap { part -> [Permission] in
        var words = String(decoding: part, as: UTF8.self).split(separator: " ")
        if words.isEmpty { return [] }
        let operations = words.removeFirst().compactMap { Operation(rawValue: String($0)) }
        return words.flatMap { word -> [Permission] in
          guard let colon = word.firstIndex(of: ":") else { return [] }
          return word[word.index(after: colon)...].split(separator: ",").map {
            Permission(action: "\(word[..<colon]):\($0)", operations: operations)
          }
        }
      }
    }
  }

  /// The names of all types that have handlers, in the order of their UTF-8 bytes.
  package var types: [String] { bytes.withUnsafeBytes(\.lineNames) }
}
