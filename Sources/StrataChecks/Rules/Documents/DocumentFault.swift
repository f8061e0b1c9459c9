import StrataJSON

/// What is wrong at a place of a document.
struct DocumentFault {
  let pointer: JSONPointer
  let message: String
  var expected: String?
  var given: String?
  var hint: String?

  init(_ pointer: JSONPointer, _ message: String, expected: String? = nil, given: String? = nil, hint: String? = nil) {
    (self.pointer, self.message, self.expected) = (pointer, message, expected)
    (self.given, self.hint) = (given, hint)
  }
}
