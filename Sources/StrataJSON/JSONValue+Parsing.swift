import StrataText

extension JSONValue {
  /// Reads a JSON text in UTF-8, strictly as RFC 8259 has it.
  ///
  /// An object's keys must be unique. A byte order mark at the start is skipped.
  ///
  /// - Parameters:
  ///   - bytes: The text, with nothing but white space around the value.
  ///   - maximumDepth: The number of arrays and objects that may stand within one another.
  /// - Throws: An error that tells where the text stops being JSON, and why.
  public init(parsing bytes: [UInt8], maximumDepth: Int = 512) throws(JSONSyntaxError) {
    self = try bytes.withUnsafeBytes { bytes in
      Result { () throws(JSONSyntaxError) in try JSONValue(parsing: bytes, maximumDepth: maximumDepth) }
    }.get()
  }

  /// Reads a JSON text, strictly as RFC 8259 has it.
  ///
  /// An object's keys must be unique. A byte order mark at the start is skipped.
  ///
  /// - Parameters:
  ///   - text: The text, with nothing but white space around the value.
  ///   - maximumDepth: The number of arrays and objects that may stand within one another.
  /// - Throws: An error that tells where the text stops being JSON, and why.
  public init(parsing text: String, maximumDepth: Int = 512) throws(JSONSyntaxError) {
    self = try text.withUTF8Bytes { bytes in
      Result { () throws(JSONSyntaxError) in try JSONValue(parsing: bytes, maximumDepth: maximumDepth) }
    }.get()
  }

  /// Reads a JSON text in UTF-8 from memory, strictly as RFC 8259 has it.
  ///
  /// An object's keys must be unique. A byte order mark at the start is skipped.
  ///
  /// - Parameters:
  ///   - bytes: The text, with nothing but white space around the value; none of it is used after the call.
  ///   - maximumDepth: The number of arrays and objects that may stand within one another.
  /// - Throws: An error that tells where the text stops being JSON, and why.
  public init(parsing bytes: UnsafeRawBufferPointer, maximumDepth: Int = 512) throws(JSONSyntaxError) {
    var parser = JSONParser(bytes, maximumDepth: maximumDepth)
    self = try parser.parse()
  }
}
