/// What a function does with an event.
public protocol Handler {
  /// Makes it, once in the life of a process and before the first event.
  ///
  /// - Throws: Where the settings aren't right. The interface is told, and the process ends.
  init(_ settings: Settings) throws(HandlerError)

  /// Answers an event; one at a time, as Lambda sends the next only then.
  ///
  /// - Throws: Where there is no answer. The interface is told, and the next event is waited for.
  func answer(_ event: JSON, in invocation: Invocation) throws(HandlerError) -> JSON
}
