import StrataJSON
import StrataTemplate

/// A property that decides whether something is open to the internet, or to callers who don't say who they are.
struct ExposureRule {
  /// The meaning of a value.
  enum Meaning {
    /// One of the values means open.
    case opens
    /// One of the values means closed.
    case closes
    /// Anything that's there means open.
    case opensByPresence
    /// Anything that's there means closed.
    case closesByPresence
  }

  let type: String
  /// The way to the property; a star stands for each element of a list.
  let path: [String]
  /// The values that mean open or closed.
  var values: [String] = []
  var meaning = Meaning.opens
  /// Whether it's open where nothing is said; nil where that can't be told.
  var preset: Bool?
  /// Whether it can't be told what holds where a block that was there is gone; else it's open then.
  var isUnclearOnceGone = false
  /// Whether it counts only for what is there before and after: to be made so opens nothing.
  var isOfKept = false
  /// The area that it counts for.
  var area = AccessChange.Area.exposure
  /// The thing that is open, in words.
  let text: String

  /// Whether a value means open, or nil where it can't be told.
  func isOpen(_ form: Form?) -> Bool? {
    switch form {
    case nil, .reference("AWS::NoValue")?: return preset
    case let form? where meaning == .opensByPresence || meaning == .closesByPresence:
      return form.isHollow ? preset : meaning == .opensByPresence
    case .scalar(let value)?:
      guard let text = FormReader.text(of: value).string else { return nil }
      return values.contains { $0.lowercased() == text.lowercased() } == (meaning == .opens)
    case .list?, .set?:
      let states = (form?.elements ?? []).map { isOpen($0.form) }
      return states.contains(true) ? true : states.contains { $0 == nil } ? nil : false
    default: return nil
    }
  }

  static func rules(of type: String) -> [ExposureRule] { byType[type] ?? [] }

  private static let byType = Dictionary(grouping: all, by: \.type)
}

extension Form {
  /// Whether nothing is in the value: an empty text or list, or an object of nothing else.
  fileprivate var isHollow: Bool {
    switch self {
    case .scalar(let value): value == .string("") || value == .null
    case .list, .set: elements?.isEmpty ?? true
    case .object(let members): !members.isEmpty && members.allSatisfy(\.form.isHollow)
    default: false
    }
  }
}
