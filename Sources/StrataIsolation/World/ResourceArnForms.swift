import StrataFacts
import Synchronization

/// The forms of the ARNs of a type's resources, those first that name the resource itself.
///
/// In a form `{name}` stands for the resource's name, `{id}` for one that AWS makes up, `{here}` for its region and account,
/// `{region}` and `{account}` for these, `{path}`, `{cluster}` and
/// `{application}` for properties, `{function}` for the function's
/// name, `{inside}` for what is in the resource, of which the last may have colons where there's a star instead.
package enum ResourceArnForms {
  /// The forms for a type; empty where its resources are parts of others, which have the ARNs.
  package static func of(_ type: String) -> [String] {
    if let forms = known[type] { return forms }
    if let forms = found.withLock({ $0[type] }) { return forms }
    let forms = forms(of: type)
    found.withLock { $0[type] = forms }
    return forms
  }

  /// The forms that were looked up, as a template has many resources of few types.
  private static let found = Mutex<[String: [String]]>([:])

  private static func forms(of type: String) -> [String] {
    if parts.contains(type) { return [] }
    let values = PhysicalName.of(type)?.values ?? [:]
    let named = values.values.filter { $0.utf8.contains(UInt8(ascii: ":")) }.sorted()
    if !named.isEmpty { return named.flatMap(whole) }
    return services(of: type).flatMap { service -> [String] in
      // A type of the Service Authorization Reference that is called the same is the same.
      let name = letters(type.split(separator: ":").last ?? "")
      let facts = ActionFacts.embedded
      let formats = facts.resourceTypes(ofService: service).filter { letters($0) == name }
        .flatMap { facts.arnFormats(ofResourceType: $0, service: service) }
      return formats.isEmpty
        ? ["\(service):{id}:{id}:{any}"] : formats.map(form).flatMap(whole)
    }
  }

  /// A form, and those of what may be in the resource.
  private static func whole(_ form: String) -> [String] { [form, "\(form)/{inside}", "\(form):{inside}"] }

  /// A form of the reference, in which words with dollars stand for what differs.
  private static func form(_ format: String) -> String {
    var form = ""
    for (index, piece) in format.split(separator: "$", omittingEmptySubsequences: false).enumerated() {
      guard index > 0, let end = piece.firstIndex(of: "}") else {
        form += piece
        continue
      }
      switch piece[..<end] {
      case "{Region": form += "{region}"
      case "{Account": form += "{account}"
      case "{Partition": form += "{partition}"
      default: form += "{id}"
      }
      form += piece[piece.index(after: end)...]
    }
    return form.hasPrefix("arn:{partition}:") ? String(form.dropFirst("arn:{partition}:".count)) : form
  }

  /// The services whose actions are about a type, as in front of actions' colons.
  package static func services(of type: String) -> [String] {
    let parts = type.split(separator: ":", omittingEmptySubsequences: true)
    guard parts.count >= 3 else { return ["*"] }
    return prefixes[String(parts[1])] ?? [parts[1].lowercased()]
  }

  /// Services that have actions on resources of a service beside its own, by what stands in the ARN.
  ///
  /// See [Actions, resources, and condition keys](https://docs.aws.amazon.com/service-authorization/latest/reference/).
  package static func otherServices(actingOn service: String) -> [String] { others[service] ?? [] }

  private static func letters(_ text: some StringProtocol) -> String {
    String(decoding: text.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }, as: UTF8.self)
      .lowercased()
  }
}
