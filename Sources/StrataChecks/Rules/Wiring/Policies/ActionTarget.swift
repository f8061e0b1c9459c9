import StrataFacts
import StrataJSON
import StrataTemplate

/// What a statement of a policy is about, as far as it decides which actions there can be on it.
enum ActionTarget: Equatable {
  /// A bucket, and none of its objects.
  case bucket
  /// Objects of a bucket.
  case objects
  /// Something of a service, by the name in its ARN.
  case service(String)

  /// Reads an ARN, whose parts may be references; nil where it isn't known what it's about, or it's about several things.
  init?(_ value: JSONValue, in template: TemplateContents) {
    let text = Self.text(of: value, in: template)
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
      guard let target = ActionTarget(resource.value, in: template), !kinds.contains(where: { $0.mayBe(on: target) })
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
    default: break
    }
    guard let type = template.resource(target.name)?.type,
      let known = PhysicalName.of(type)?.value(target.attribute ?? "", name: "x", here: "x:x", account: "x")
    else { return nil }
    return known.utf8.contains(UInt8(ascii: ":")) ? "arn:aws:\(known)" : known
  }
}
