import StrataJSON

extension CIDR: Decodable, ProfileValue {
  package static var profileForm: String { #"a block of IPv4 addresses such as "10.0.0.0/16""# }

  /// Reads a block such as `10.0.0.0/16`.
  public init(from decoder: any Decoder) throws {
    self = try decoder.read(else: .nowhere) { text in
      let block = CIDR(text)
      return block.block == nil ? nil : block
    }
    origin = decoder.origin
  }
}

extension Callers: Decodable, ProfileValue {
  package static var profileForm: String { #""anyone", or a list of blocks such as ["203.0.113.0/24"]"# }

  /// Reads `anyone`, or a list of blocks.
  public init(from decoder: any Decoder) throws {
    var isList = false
    let alone: Callers = try decoder.read(else: decoder.usesOtherStandIns ? .only([]) : .anyone) { json in
      isList = json.array != nil
      return isList || json.string == "anyone" ? .anyone : nil
    } other: {
      isList = (try? decoder.unkeyedContainer()) != nil
      if isList { return .anyone }
      return try decoder.singleValueContainer().decode(String.self) == "anyone" ? .anyone : nil
    }
    self = isList ? .only(try [CIDR](from: decoder)) : alone
  }
}

extension Zones: Decodable, ProfileValue {
  package static var profileForm: String { #"a whole number, or a list of zones such as ["us-east-1a", "us-east-1b"]"# }

  /// Reads how many zones there are, or a list of their names or ids.
  public init(from decoder: any Decoder) throws {
    var isList = false
    let alone: Zones = try decoder.read(else: .count(2)) { json in
      isList = json.array != nil
      return isList ? .count(2) : json.integer.flatMap { Int(exactly: $0) }.map { .count($0) }
    } other: {
      isList = (try? decoder.unkeyedContainer()) != nil
      return isList ? .count(2) : .count(try decoder.singleValueContainer().decode(Int.self))
    }
    self = isList ? .named(try [String](from: decoder)) : alone
    origin = decoder.origin
  }
}
