/// Why a handler can't be made, or gives no answer.
///
/// What it says goes to whoever calls the function, and into the log.
public struct HandlerError: Error, Equatable {
  /// A category and a reason, as in `Event.Invalid`.
  public let type: String
  /// What was expected and given: no secret, and nothing of an event that isn't anybody's to see.
  public let message: String

  /// An error of a type and with a message.
  public init(_ type: String, _ message: String) { (self.type, self.message) = (type, message) }

  /// The form in which the interface takes errors.
  var body: JSON { ["errorType": .string(type), "errorMessage": .string(message), "stackTrace": []] }
}
