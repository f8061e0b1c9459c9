public import StrataJSON

/// A template written in YAML, as the JSON that it stands for, and where each value of it stands in the text.
///
/// It reads YAML 1.1 as CloudFormation does. Short functions become long ones: `!Ref Bucket` is `{"Ref": "Bucket"}`.
/// Plain scalars are what YAML 1.1 says: `yes` and `off` are Booleans, `0755` is octal and `22:22` counts in sixties. But
/// dates stay texts, and so do keys and what a function's tag stands before: `012` is the key `"012"`, and `!Ref 012` is
/// `{"Ref": "012"}`.
///
/// Whatever CloudFormation doesn't take is refused: merge keys (`<<`), keys that aren't scalars, tags of YAML such as
/// `!!binary`, and more documents than one. So are repeated keys, and infinity and what is no number, for JSON has
/// neither. Tabs may stand between the parts of a line, but not indent it.
public struct YAMLDocument: Sendable {
  /// The JSON that the document stands for, with long functions and without aliases.
  public let value: JSONValue

  let bytes: [UInt8]
  let places: PlaceTree
  let commentOffsets: [Int]
  private let tab: Int
  private let numberKeys: [Int]

  /// The places within `value` of what stands under a key that is a number for YAML, as `32` without quotes is; of many,
  /// the first 100.
  ///
  /// Here it's the key `"32"`, but CloudFormation refuses a map whose keys aren't texts.
  package var valuesOfNumberKeys: [JSONPointer] {
    numberKeys.isEmpty ? [] : places.pointers(ofKeysAt: Set(numberKeys), in: value)
  }

  /// The line and column, counted from 1, of the first tab that stands outside of texts, comments and indentation; nil
  /// where there is none.
  ///
  /// YAML takes it, as CloudFormation does, but many other readers don't.
  package var firstTab: (line: Int, column: Int)? {
    tab < 0 ? nil : bytes.withUnsafeBytes { places.lines.position(of: tab, in: $0) }
  }

  /// Reads a YAML text in UTF-8 with one document in it.
  ///
  /// Time and memory are in proportion to the text; aliases may stand for 200,000 values in all, a long text
  /// counting for several.
  ///
  /// - Parameters:
  ///   - bytes: The text; a byte order mark at its start is skipped.
  ///   - maximumDepth: The number of arrays and objects of the JSON that may stand within one another.
  /// - Throws: An error that tells where the text stops being such YAML, and why.
  public init(parsing bytes: [UInt8], maximumDepth: Int = 512) throws(YAMLSyntaxError) {
    self.bytes = bytes
    let parsed = try bytes.withUnsafeBytes { input in
      Result { () throws(YAMLSyntaxError) in
        var parser = YAMLParser(input, maximumDepth: maximumDepth)
        return try parser.parse()
      }
    }.get()
    (value, places, tab, numberKeys) = (parsed.value, parsed.places, parsed.firstTab, parsed.numberKeys)
    commentOffsets = parsed.comments
  }

  /// The line and column, counted from 1, at which the value stands in the YAML that a pointer into `value` leads to.
  ///
  /// A value with a tag or an anchor stands where the first of them does, and so does the long function that is made
  /// of a tag. What an alias brings stands where the alias does, and what was left out after the colon or dash.
  ///
  /// - Parameters:
  ///   - pointer: The place of the value within `value`.
  ///   - ofKey: Whether to give the place of the key that the value stands under rather than that of the value.
  /// - Returns: The place, columns being counted in Unicode scalars; nil where the pointer leads nowhere.
  public func position(of pointer: JSONPointer, ofKey: Bool = false) -> (line: Int, column: Int)? {
    guard let offset = places.offset(of: pointer, in: value, ofKey: ofKey) else { return nil }
    return bytes.withUnsafeBytes { places.lines.position(of: offset, in: $0) }
  }

  /// The lines and columns of many values, found quickly also where many are on one line.
  ///
  /// - Parameters:
  ///   - pointers: The places of the values within `value`.
  ///   - ofKey: Whether to give the places of the keys that the values stand under rather than those of the values.
  /// - Returns: A place for each pointer; nil where it leads nowhere.
  package func positions(of pointers: [JSONPointer], ofKey: Bool = false) -> [(line: Int, column: Int)?] {
    bytes.withUnsafeBytes { bytes in
      var last: LineIndex.KnownPlace?
      return pointers.map { pointer in
        guard let offset = places.offset(of: pointer, in: value, ofKey: ofKey) else { return nil }
        let place = places.lines.position(of: offset, in: bytes, after: last)
        last = place
        return (place.line, place.column)
      }
    }
  }
}
