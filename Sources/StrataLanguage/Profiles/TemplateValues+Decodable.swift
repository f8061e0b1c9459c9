import StrataJSON

/// Values of templates are read from a profile as what they are in JSON, and know where they stand there.
extension StringValue: Decodable, ProfileValue {
  package static var profileForm: String { "text" }

  /// Reads text.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    self.init(node: TemplateNode(.literal(.string(text)), from: decoder.origin))
  }
}

extension IntegerValue: Decodable, ProfileValue {
  package static var profileForm: String { "a whole number" }

  /// Reads a whole number.
  public init(from decoder: any Decoder) throws {
    let number = try decoder.singleValueContainer().decode(Int64.self)
    self.init(node: TemplateNode(.literal(.integer(number)), from: decoder.origin))
  }
}

extension NumberValue: Decodable, ProfileValue {
  package static var profileForm: String { "a number" }

  /// Reads a number, which is written without a fraction where it has none.
  public init(from decoder: any Decoder) throws {
    let number = try decoder.singleValueContainer().decode(Double.self)
    let json = Int64(exactly: number).map(JSONValue.integer) ?? .double(number)
    self.init(node: TemplateNode(.literal(json), from: decoder.origin))
  }
}

extension BooleanValue: Decodable, ProfileValue {
  package static var profileForm: String { "true or false" }

  /// Reads true or false.
  public init(from decoder: any Decoder) throws {
    let flag = try decoder.singleValueContainer().decode(Bool.self)
    self.init(node: TemplateNode(.literal(.bool(flag)), from: decoder.origin))
  }
}

extension ListValue: Decodable where Element: Decodable {
  /// Reads a list.
  public init(from decoder: any Decoder) throws {
    let elements = try [Element](from: decoder)
    self.init(node: TemplateNode(.list(elements.map { $0.node }), from: decoder.origin))
  }
}

extension ListValue: ProfileValue where Element: Decodable {
  package static var profileForm: String { "a list" }
}

extension MapValue: Decodable where Element: Decodable {
  /// Reads an object.
  public init(from decoder: any Decoder) throws {
    let members = try [String: Element](from: decoder).sorted { $0.key < $1.key }
    self.init(node: TemplateNode(.map(members.map { .init(key: $0.key, value: $0.value.node) }), from: decoder.origin))
  }
}

extension MapValue: ProfileValue where Element: Decodable {
  package static var profileForm: String { "an object" }
}

extension DeletionPolicy: Decodable, ProfileValue {
  package static var profileForm: String {
    #""delete", "retain", "retainExceptOnCreate", "snapshot""#
  }

  /// Reads the name of a policy, as it's written in Swift.
  public init(from decoder: any Decoder) throws {
    let policies = [
      "delete": "Delete", "retain": "Retain", "retainExceptOnCreate": "RetainExceptOnCreate", "snapshot": "Snapshot",
    ]
    let policy = try decoder.read(else: DeletionPolicy.retain) { text in
      policies[text].map { DeletionPolicy(node: .string($0)) }
    }
    self.init(node: TemplateNode(policy.node.content, from: decoder.origin))
  }
}

extension ParameterLiteral: Decodable, ProfileValue {
  package static var profileForm: String { "text or a number" }

  /// Reads text or a number.
  public init(from decoder: any Decoder) throws {
    let standIn = decoder.usesOtherStandIns ? "other" : ""
    self = try decoder.read(else: ParameterLiteral(stringLiteral: standIn)) { json in
      switch json {
      case .string(let text): ParameterLiteral(stringLiteral: text)
      case .integer(let number): ParameterLiteral(integerLiteral: number)
      case .double(let number): ParameterLiteral(floatLiteral: number)
      default: nil
      }
    } other: {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int64.self) { return ParameterLiteral(integerLiteral: number) }
      if let number = try? container.decode(Double.self) { return ParameterLiteral(floatLiteral: number) }
      return ParameterLiteral(stringLiteral: try container.decode(String.self))
    }
  }
}
