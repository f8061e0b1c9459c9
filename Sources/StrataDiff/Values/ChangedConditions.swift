import StrataTemplate

/// The conditions that may say something else now and decide on a property, in words.
struct ChangedConditions {
  private var texts: [String: String] = [:]

  init(_ changes: [PropertyChange]) {
    for change in changes {
      guard case .name("Properties")? = change.steps.steps.first,
        case .name(let property)? = change.steps.steps.dropFirst().first,
        let cause = change.causes.first(where: { $0.kind == .condition })
      else { continue }
      texts[property] = cause.text
    }
  }

  subscript(property: String) -> String? { texts[property] }
}
