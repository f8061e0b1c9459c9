/// The value that cannot be written as JSON, and the reason.
public struct JSONWritingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The fault in a value.
  public enum Reason: Sendable, Hashable {
    /// The value is a double that is not a number.
    case notANumber

    /// The value is an infinite double.
    case infinite

    /// The value is an array or an object within more others than the writer allows.
    case nestedTooDeeply(maximumDepth: Int)
  }

  /// The fault in the value.
  public let reason: Reason

  /// The place of the value within the one that was to be written.
  public let pointer: JSONPointer

  /// Makes an error of what is wrong with a value and the value's place.
  public init(reason: Reason, pointer: JSONPointer) {
    self.reason = reason
    self.pointer = pointer
  }

  /// A sentence for people that names the value by its JSON pointer.
  public var description: String {
    let place = pointer.tokens.isEmpty ? "the root" : String(describing: pointer)
    return switch reason {
    case .notANumber: "the number at \(place) is NaN, which JSON cannot express"
    case .infinite: "the number at \(place) is infinite, which JSON cannot express"
    case .nestedTooDeeply(let maximum): "the value at \(place) is nested more than \(maximum) levels deep"
    }
  }
}
