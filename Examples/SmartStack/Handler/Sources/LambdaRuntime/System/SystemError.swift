/// A call of the system that failed.
struct SystemError: Error {
  /// The library's words and the error's number: `Connection refused (connect: 111)`.
  let message: String

  init(_ call: String, _ number: Int32) { message = "\(CLibrary.words(for: number)) (\(call): \(number))" }
}
