extension NamedValues: Decodable where Value: Decodable {
  /// Reads an object.
  public init(from decoder: any Decoder) throws {
    self.init(try [String: Value](from: decoder))
  }
}
