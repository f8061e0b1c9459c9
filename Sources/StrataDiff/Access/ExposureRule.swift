import StrataJSON
import StrataTemplate

/// A property that decides whether something is open to the internet, or to callers who don't say who they are.
struct ExposureRule {
  let type: String
  /// The way to the property; a star stands for each element of a list.
  let path: [String]
  /// The values that mean open, or where `isReversed`, those that mean closed.
  let values: [String]
  var isReversed = false
  /// Whether it's open where nothing is said; nil where that can't be told.
  var preset: Bool?
  /// The thing that is open, in words.
  let text: String

  /// Whether a value means open, or nil where it can't be told.
  func isOpen(_ form: Form?) -> Bool? {
    switch form {
    case nil, .reference("AWS::NoValue")?: return preset
    case .scalar(let value)?:
      guard let text = FormReader.text(of: value).string else { return nil }
      return values.contains { $0.lowercased() == text.lowercased() } != isReversed
    case .list?, .set?:
      let states = (form?.elements ?? []).map { isOpen($0.form) }
      return states.contains(true) ? true : states.contains { $0 == nil } ? nil : false
    default: return nil
    }
  }

  static func rules(of type: String) -> [ExposureRule] { byType[type] ?? [] }

  private static let byType = Dictionary(grouping: all, by: \.type)
}
