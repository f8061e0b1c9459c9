import StrataJSON

/// All that a template says of a resource as bytes, which are the same for the same and for nothing else.
struct ResourceImage: Sendable {
  let bytes: [UInt8]

  init(_ object: JSONObject) {
    var writer = ImageWriter()
    writer.add(.object(object))
    bytes = writer.bytes
  }

  /// Whether it's the image of a resource; the first difference is enough to know that it isn't.
  func isImage(of object: JSONObject) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var reader = ImageReader(bytes)
      return reader.has(object) && reader.isAtEnd
    }
  }
}
