import StrataFacts
import StrataJSON
import StrataTemplate
import Synchronization

/// What a statement of a policy is about, as far as it decides which actions there can be on it.
enum ActionTarget: Equatable {
  /// A bucket, and none of its objects.
  case bucket
  /// Objects of a bucket.
  case objects
  /// Something of a service, by the name in its ARN.
  case service(String)

  /// Reads an ARN, whose parts may be references; nil where it isn't known what it's about, or it's about several things.
  private static func target(_ value: JSONValue, in template: TemplateContents) -> ActionTarget? {
    guard let reference = value.referenceTarget else { return ActionTarget(text: text(of: value, in: template)) }
    guard let type = template.resource(reference.name)?.type else { return nil }
    return target(of: reference.attribute ?? "", in: type)
  }

  /// Reads an ARN with the byte 0 for what isn't known.
  private init?(text: String) {
    let parts = text.arnParts
    guard parts.count == 6, parts[0] == "arn", !parts[2].isEmpty, parts[2].utf8.allSatisfy(Self.isInName) else {
      return nil
    }
    // What isn't known may be anything, an ARN's end included.
    guard parts[2] == "s3", parts[3].isEmpty, parts[4].isEmpty else {
      self = .service(String(parts[2]))
      return
    }
    if parts[5].utf8.contains(UInt8(ascii: "/")) {
      self = .objects
    } else if parts[5].utf8.allSatisfy({ $0 != 0 && $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: "?") }) {
      self = .bucket
    } else {
      self = .service("s3")
    }
  }

  /// Reads the resources of a statement; nil where one of them isn't known.
  static func targets(of statement: PolicyStatement, in template: TemplateContents) -> [ActionTarget]? {
    targets(of: statement, in: template, butFor: [])
  }

  /// Reads the resources of a statement; nil where one of them isn't known, or one of the actions can be on one.
  static func targets(
    of statement: PolicyStatement, in template: TemplateContents, butFor kinds: [ActionKind]
  ) -> [ActionTarget]? {
    guard let resources = statement.resources, !resources.isEmpty else { return nil }
    var targets: [ActionTarget] = []
    for resource in resources {
      guard let target = Self.target(resource.value, in: template), !kinds.contains(where: { $0.mayBe(on: target) })
      else { return nil }
      targets.append(target)
    }
    return targets
  }

  /// It in words.
  var words: String {
    switch self {
    case .bucket: "a bucket"
    case .objects: "objects"
    case .service(let name): "a resource of \(name)"
    }
  }

  private static func isInName(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
  }

  /// The text of an ARN with the byte 0 for what isn't known.
  private static func text(of value: JSONValue, in template: TemplateContents) -> String {
    PartialText(value).parts.map { part in
      switch part {
      case .literal(let text): text
      case .unknown(let value): text(ofReference: value, in: template) ?? "\0"
      }
    }.joined()
  }

  private static func text(ofReference value: JSONValue, in template: TemplateContents) -> String? {
    guard let target = value.referenceTarget else { return nil }
    switch target.name {
    case "AWS::Partition": return "aws"
    case "AWS::AccountId", "AWS::Region", "AWS::StackName": return "x"
    default: return template.resource(target.name).flatMap { text(of: target.attribute ?? "", in: $0.type) }
    }
  }

  /// The text that an attribute gives of resources of a type; that of `Ref` where it has no name.
  private static func text(of attribute: String, in type: String) -> String? {
    guard let known = PhysicalName.of(type)?.value(attribute, name: "x", here: "x:x", account: "x") else { return nil }
    return known.utf8.contains(UInt8(ascii: ":")) ? "arn:aws:\(known)" : known
  }

  /// An attribute of resources of a type.
  private struct Attribute: Hashable {
    let type: String
    let name: String
  }

  /// What attributes have been found to be of, as most statements are about one alone.
  private static let found = Mutex<[Attribute: ActionTarget?]>([:])

  private static func target(of name: String, in type: String) -> ActionTarget? {
    let attribute = Attribute(type: type, name: name)
    if let known = found.withLock({ $0[attribute] }) { return known }
    // There are few attributes with a text, but no end of those that somebody may write.
    guard let text = text(of: name, in: type) else { return nil }
    let target = ActionTarget(text: text)
    found.withLock { $0[attribute] = .some(target) }
    return target
  }
}
