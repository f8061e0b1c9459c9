import StrataFacts
import StrataFindings
import StrataJSON
import StrataTemplate

/// Tags keep to what holds for tags of every service.
struct TagRule: TemplateRule {
  let about = RuleDescription(
    "tag-form", .error, reason: "services refuse tags with repeated, reserved or too long keys, or too many of them",
    source: "https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html",
    good: TagRule.sample("System", "Team"), bad: TagRule.sample("Team", "Team"))

  /// The number of tags that a resource takes at most.
  private static let mostTags = 50

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(withEachType: Tagging.init).flatMap { resource, tagging -> [Finding] in
      // Tags of what the resource makes in turn.
      let inner = [resource.placed("TagSpecifications"), resource.placed("LaunchTemplateData")?["TagSpecifications"]]
      let specifications = inner.compactMap(\.self).flatMap(\.elements).compactMap { $0["Tags"] }
      let own = own(of: resource, tagging)
      return specifications.isEmpty ? own : own + specifications.flatMap { $0.value.isFunction ? [] : check(list: $0) }
    }
  }

  /// How resources of a type are tagged.
  private struct Tagging {
    let kind: StrataFacts.Tagging?
    let property: String

    init(_ type: String) {
      kind = ResourceFacts.of(type)?.tagging
      property = kind?.property ?? "Tags"
    }
  }

  private func own(of resource: TemplateResource, _ tagging: Tagging) -> [Finding] {
    guard let tags = resource.placed(tagging.property), !tags.value.isFunction else { return [] }
    switch tagging.kind {
    case .map?: return check(map: tags)
    case .other?: return []
    case nil where tags.value.array?.allSatisfy({ $0["Key"] != nil }) != true: return []
    case StrataFacts.Tagging.none?, .list?, .propagated?, nil: return check(list: tags)
    }
  }

  private func check(list tags: PlacedValue) -> [Finding] {
    guard let elements = tags.value.array else { return [] }
    var findings = count(elements.count, at: tags.pointer)
    var seen: Set<String> = []
    for (index, element) in elements.enumerated() {
      guard let key = element["Key"]?.string else { continue }
      var place: JSONPointer { tags.pointer.appending(index) }
      if !seen.insert(key).inserted {
        findings.append(
          finding(
            "the tag \(Wording.quoted(key)) is given twice", at: place.appending("Key"), hint: "remove one of the two"))
      }
      findings +=
        check(key, at: place.appending("Key")) + check(value: element["Value"], of: key, at: place.appending("Value"))
    }
    return findings
  }

  private func check(map tags: PlacedValue) -> [Finding] {
    guard let object = tags.value.object else { return [] }
    return count(object.count, at: tags.pointer)
      + object.flatMap { member -> [Finding] in
        if member.key.isFunctionName { return [] }
        var place: JSONPointer { tags.pointer.appending(member.key) }
        return check(member.key, at: place) + check(value: member.value, of: member.key, at: place)
      }
  }

  private func count(_ count: Int, at place: JSONPointer) -> [Finding] {
    if count <= Self.mostTags { return [] }
    return [
      finding(
        "a resource must have \(Self.mostTags) tags at most", at: place, expected: "\(Self.mostTags) or fewer",
        given: "\(count)")
    ]
  }

  // Places are made only where something is found: there's a tag or more in nearly every resource.
  private func check(_ key: String, at place: @autoclosure () -> JSONPointer) -> [Finding] {
    var findings: [Finding] = []
    // Of a short text the bytes are as many as the characters, or more.
    if !(1...128).contains(key.utf8.count), !(1...128).contains(key.unicodeScalars.count) {
      findings.append(
        finding(
          "a tag's key must have 1 to 128 characters", at: place(), expected: "1 to 128",
          given: "\(key.unicodeScalars.count)"))
    }
    // Hardly any begins with this letter, and to look for characters takes long.
    if key.utf8.first.map({ $0 | 0x20 }) == UInt8(ascii: "a"), key.prefix(4).lowercased() == "aws:" {
      findings.append(
        finding(
          "tags that begin with aws: are AWS's own", at: place(), given: Wording.quoted(key), hint: "name it otherwise")
      )
    }
    return findings
  }

  private func check(value: JSONValue?, of key: String, at place: @autoclosure () -> JSONPointer) -> [Finding] {
    guard let text = value?.string, text.utf8.count > 256 else { return [] }
    let length = text.unicodeScalars.count
    if length <= 256 { return [] }
    return [
      finding(
        "the value of the tag \(Wording.quoted(key)) must have 256 characters at most", at: place(),
        expected: "0 to 256", given: "\(length)")
    ]
  }

  private static func sample(_ first: String, _ second: String) -> JSONValue {
    [
      "Jobs": [
        "Type": "AWS::SQS::Queue",
        "Properties": [
          "Tags": [
            ["Key": .string(first), "Value": "orders"], ["Key": .string(second), "Value": "shop"],
          ]
        ],
      ]
    ]
  }
}
