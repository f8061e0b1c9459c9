import StrataJSON
import StrataTemplate

/// A property whose value protects, in one direction or the other.
struct ProtectionRule {
  /// The direction in which values protect.
  enum Direction {
    /// True protects; the preset says what holds where nothing is said.
    case on(preset: Bool = false)
    /// False protects.
    case off(preset: Bool = false)
    /// Anything that's there protects.
    case present
    /// The first of the values protects most, and the last least, which holds where nothing is said unless a preset does.
    case strongest(of: [String], preset: String? = nil)
    /// A greater number protects more; nil where none at all does.
    case more(preset: Double? = nil)
    /// A smaller number protects more; without one there's no limit.
    case less
    /// The name of a policy protects by the version of TLS that it asks for.
    case tls
  }

  let types: [String]
  /// The way to the property; a star stands for each element of a list, and `Key=name` for those of a name.
  let path: [String]
  let direction: Direction
  /// The protection, as in `deletion protection`.
  let text: String
  /// Another property that protects in its place, where it's set.
  var unless: String?

  static func rules(of type: String) -> [ProtectionRule] { byType[type] ?? [] }

  private static let byType = Dictionary(
    all.flatMap { rule in rule.types.map { ($0, [rule]) } }, uniquingKeysWith: +)

  /// The strength of a value; nil where that can't be told.
  func strength(_ form: Form?) -> Double? {
    switch direction {
    case .on(let preset), .off(let preset):
      guard let form else { return isOn == preset ? 1 : 0 }
      switch TemplateValues.text(form)?.lowercased() {
      case "true", "enabled", "enable", "on": return isOn ? 1 : 0
      case "false", "disabled", "disable", "off", "suspended": return isOn ? 0 : 1
      default: return nil
      }
    case .present:
      switch form {
      case nil: return 0
      case .scalar(let value)?: return value == .string("") ? 0 : 1
      case .list?, .set?: return form?.elements?.isEmpty == true ? 0 : 1
      case .object(let members)?: return members.isEmpty ? 0 : 1
      default: return 1
      }
    case .strongest(let values, let preset):
      guard let text = form.map(TemplateValues.text) ?? preset ?? values.last else { return nil }
      guard let index = values.firstIndex(where: { $0.lowercased() == text.lowercased() }) else { return 0 }
      return Double(values.count - index)
    case .more(let preset):
      guard let form else { return preset ?? 0 }
      return TemplateValues.text(form).flatMap(Scalar.number(inText:))
    case .less:
      guard let form else { return -.infinity }
      return TemplateValues.text(form).flatMap(Scalar.number(inText:)).map { $0 < 0 ? -.infinity : -$0 }
    case .tls:
      guard let form else { return 1.0 }
      return TemplateValues.text(form).flatMap(TLSVersion.least)
    }
  }

  private var isOn: Bool {
    if case .on = direction { true } else { false }
  }

  /// The values that decide, below the first property.
  func values(_ form: Form?) -> [Form] { form.map { Self.values($0, path.dropFirst()) } ?? [] }

  private static func values(_ form: Form, _ path: ArraySlice<String>) -> [Form] {
    guard let name = path.first else { return [form] }
    switch form {
    case .object: return form[name].map { values($0, path.dropFirst()) } ?? []
    case .list, .set:
      let parts = name.split(separator: "=", maxSplits: 1).map(String.init)
      let elements = (form.elements ?? []).map(\.form)
      if parts.count == 2 {
        return elements.filter { $0[parts[0]]?.string == parts[1] }.flatMap { values($0, path.dropFirst()) }
      }
      return elements.flatMap { values($0, name == "*" ? path.dropFirst() : path) }
    case .scalar: return []
    default: return [form]
    }
  }
}

/// The versions of TLS that policies of services ask for.
enum TLSVersion {
  /// The least version that a policy of a name takes, as in 1.2; nil where its name isn't known.
  ///
  /// See [security policies of load balancers](https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html),
  /// [of distributions](https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html)
  /// and [of APIs](https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html).
  static func least(_ name: String) -> Double? {
    let name = name.lowercased().replacing("_", with: "-").replacing(".", with: "-")
    if name.hasPrefix("sslv3") { return 0.3 }
    // These were made when all versions were taken, and don't say one.
    if ["2014", "2015", "2016", "fs-2018"].contains(where: { name.hasPrefix("elbsecuritypolicy-\($0)") }) {
      return 1.0
    }
    for mark in ["tls13-", "tls-", "tlsv", "fs-"] {
      guard let start = name.ranges(of: mark).first?.upperBound else { continue }
      let numbers = name[start...].split(separator: "-", omittingEmptySubsequences: false)
      guard numbers.first == "1" else { continue }
      // A year behind it is no part of the version.
      let minor = numbers.dropFirst().first.flatMap { $0.utf8.count == 1 ? Double($0) : nil } ?? 0
      return 1 + minor / 10
    }
    return nil
  }
}
