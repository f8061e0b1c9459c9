import StrataFindings
import StrataJSON
import StrataSchema
import StrataTemplate
import StrataText

/// The ARN of a resource has the parts that its service gives it.
struct ResourceArnRule: TemplateRule {
  let about = RuleDescription(
    "resource-arn", .error, reason: "an ARN with parts that no resource of its service has is refused or names nothing",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html",
    good: PolicySamples.policy(action: "s3:GetObject", resource: "arn:aws:s3:::files/*"),
    bad: PolicySamples.policy(action: "s3:GetObject", resource: "arn:aws:s3:eu-west-1::files/*"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.policyStatements.flatMap { statement -> [Finding] in
      if statement.purpose == .trust || statement.purpose == .other { return [] }
      return (statement.resources ?? []).compactMap(fault) + (statement.excludedResources ?? []).compactMap(fault)
    }
  }

  /// What stands for a part that isn't known but surely not empty.
  private static let something: Character = "\u{F8FE}"

  private func fault(_ place: PolicyElement) -> Finding? {
    if place.value.string == "*" { return nil }
    guard let text = Self.start(of: place.value) else { return nil }
    let parts = text.arnParts
    guard parts.count > 2, parts[0] == "arn" else { return nil }
    var given: String { Wording.quoted(PartialText(place.value).description) }
    if !ArnPartition.all.contains(where: { $0 == parts[1] }), !Self.hasPattern(parts[1]),
      !parts[1].contains(Self.something)
    {
      return finding(
        "there is no partition \(parts[1])", at: place.pointer, expected: Wording.list(ArnPartition.all), given: given)
    }
    if Self.hasPattern(parts[2]) {
      return finding(
        "the service of an ARN can't be a pattern", at: place.pointer, expected: "the name of one, or * alone",
        given: given)
    }
    guard parts.count == 6 else { return nil }
    if !parts[3].isEmpty, SchemaPatterns.matchesWhole(String(parts[3]), "[a-z]{2,4}(-[a-z]+)+-[0-9]") == true,
      ArnPartition.all.contains(String(parts[1])), case let partition = ArnPartition.partition(ofRegion: parts[3]),
      partition != parts[1]
    {
      return finding(
        "the region \(parts[3]) is in another partition", at: place.pointer, expected: "arn:\(partition):…",
        given: given)
    }
    let name = parts[5]
    switch parts[2] {
    case "iam":
      if !parts[3].isEmpty { return region(of: "IAM", place, expected: "arn:PARTITION:iam::ACCOUNT:RESOURCE", given) }
    case "s3" where !Self.mayBeRegional(name):
      if !parts[3].isEmpty { return region(of: "a bucket", place, expected: "arn:PARTITION:s3:::BUCKET", given) }
      if !parts[4].isEmpty, !Self.hasPattern(parts[4]) {
        return finding(
          "the ARN of a bucket has no account", at: place.pointer, expected: "arn:PARTITION:s3:::BUCKET", given: given,
          hint: "the condition aws:ResourceAccount says whose bucket it must be")
      }
    case let service where Self.global.contains(String(service)):
      if !parts[3].isEmpty, !Self.hasPattern(parts[3]) {
        return region(of: String(service), place, expected: "arn:PARTITION:\(service)::ACCOUNT:RESOURCE", given)
      }
    default: break
    }
    return nil
  }

  /// Whether a part stands for several.
  private static func hasPattern(_ part: Substring) -> Bool {
    part.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
  }

  private func region(of thing: String, _ place: PolicyElement, expected: String, _ given: String) -> Finding {
    finding("the ARN of \(thing) has no region", at: place.pointer, expected: expected, given: given)
  }

  /// What S3 has in regions, unlike buckets.
  private static let regional = [
    "access-grants", "accesspoint/", "async-request/", "job/", "storage-lens/", "storage-lens-group/",
  ]

  /// Whether a name in S3 may be of something in a region.
  private static func mayBeRegional(_ name: Substring) -> Bool {
    let start = name.prefix { $0 != "*" && $0 != "?" }
    return regional.contains { start.hasPrefix($0) || start.count < name.count && $0.hasPrefix(start) }
  }

  /// Services whose resources are in no region.
  private static let global: Set<String> = [
    "budgets", "cloudfront", "globalaccelerator", "organizations", "route53", "shield", "sts", "waf",
  ]

  /// The text; nil where a part that isn't known may have colons in it.
  private static func start(of value: JSONValue) -> String? {
    if let text = value.string, !text.utf8.contains(UInt8(ascii: "{")) { return text }
    // What other functions give isn't known, from its start on.
    if value.object != nil, value.argument(of: .sub) == nil, value.argument(of: .join) == nil { return nil }
    var text = ""
    for part in PartialText(value).parts {
      switch part {
      case .literal(let literal): text += literal
      case .unknown(let value):
        let pseudo = ["AWS::AccountId", "AWS::Partition", "AWS::Region"]
        if pseudo.contains(value.argument(of: .ref)?.string ?? "") {
          text.append(something)
        } else {
          // Behind the fifth colon there's no part of an ARN to come.
          return text.utf8.count(where: { $0 == UInt8(ascii: ":") }) >= 5 ? text : nil
        }
      }
    }
    return text
  }
}
