package import StrataCost
package import StrataFindings
package import StrataJSON
import StrataText

/// What is stated as used in a month, as it's read from a profile or a file.
///
/// It's an object of the resources' paths, each with an object of quantities: `{"Vpc/Nat": {"data": "500 GB"}}`. Keys that begin
/// with an underscore are for people.
package struct UsageReading: Sendable {
  /// The key of a profile that it stands under.
  package static let key = "_usage"

  /// What is stated.
  package private(set) var entries: [Usage.Entry] = []
  /// What isn't of the form.
  package private(set) var mistakes: [Finding] = []

  private let environment: String?
  private let subject: String

  private static let form = #"resources' paths, as {"Vpc/Nat": {"data": "500 GB"}}"#

  /// Reads what is stated.
  ///
  /// - Parameters:
  ///   - value: The object.
  ///   - environment: The environment whose resources are meant; those of all unless given.
  ///   - subject: The profile or the file, for messages.
  ///   - locate: Tells where a place below the value stands.
  package init(
    _ value: JSONValue, of environment: String? = nil, in subject: String,
    locating locate: (JSONPointer) -> CallSite?
  ) {
    (self.environment, self.subject) = (environment, subject)
    guard let resources = value.object else {
      fault(
        "usage must be an object", expected: Self.form, value, locate(JSONPointer()))
      return
    }
    for resource in resources {
      let place = JSONPointer([resource.key])
      if resource.key.hasPrefix("_") {
        // A file might have the object as a profile has it; nothing in it would count, and nobody would know.
        if ProfileKeys.meant(by: resource.key) == Self.key {
          fault(
            "usage doesn't stand under \(resource.key) here", expected: Self.form, resource.value, locate(place))
        }
        continue
      }
      guard let quantities = resource.value.object else {
        fault(
          "the usage of \(resource.key) must be an object", expected: #"quantities, as {"data": "500 GB"}"#,
          resource.value, locate(place))
        continue
      }
      for quantity in quantities where !quantity.key.hasPrefix("_") {
        add(resource.key, quantity.key, quantity.value, locate(place.appending(quantity.key)))
      }
    }
  }

  private mutating func add(_ resource: String, _ quantity: String, _ value: JSONValue, _ site: CallSite?) {
    let text: String?
    switch value {
    case .string(let string): text = string
    case .integer, .double, .number: text = try? value.text(layout: .compact)
    case .null, .bool, .array, .object: text = nil
    }
    guard let text else {
      fault(
        "\(quantity) of \(resource) must be a quantity", expected: #"text or a number, as "500 GB" or 3"#, value, site)
      return
    }
    entries.append(
      Usage.Entry(resource: resource, quantity: quantity, value: text, environment: environment, site: site))
  }

  private mutating func fault(_ message: String, expected: String, _ value: JSONValue, _ site: CallSite?) {
    mistakes.append(
      Finding(.invalidUsage, message, path: subject, site: site, expected: expected, given: value.kindWords))
  }
}

extension JSONValue {
  /// What it is, in words.
  fileprivate var kindWords: String {
    switch self {
    case .null: "null"
    case .bool(let bool): bool ? "true" : "false"
    case .integer, .double, .number: "a number"
    case .string: "text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

extension ProfileChain {
  /// What the profile states as used in a month, be it inherited.
  ///
  /// - Parameter environment: The environment whose profile it is.
  /// - Returns: What is stated; nothing where it has no `_usage`.
  func usage(of environment: String) -> UsageReading? {
    let place = JSONPointer([UsageReading.key])
    guard let value = merged[UsageReading.key] else { return nil }
    return UsageReading(value, of: environment, in: subject) { inner in
      self.site(of: JSONPointer(place.tokens + inner.tokens), ofKey: !inner.tokens.isEmpty)
    }
  }
}
