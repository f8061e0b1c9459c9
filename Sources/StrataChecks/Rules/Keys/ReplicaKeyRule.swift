import StrataFindings
import StrataJSON
import StrataSchema
import StrataTemplate

/// A replica is one of a key of several regions, in another region than that.
struct ReplicaKeyRule: TemplateRule {
  let about = RuleDescription(
    "replica-key", .error, reason: "KMS replicates a primary key of several regions into another region",
    source: "https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-replicate.html",
    good: ReplicaKeyRule.sample(["Ref": "PrimaryArn"]),
    bad: ReplicaKeyRule.sample("arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::KMS::ReplicaKey").flatMap { replica in
      replica.all("PrimaryKeyArn").compactMap { primary($0, template) }
    }
  }

  private func primary(_ place: PlacedValue, _ template: TemplateContents) -> Finding? {
    if let made = template.target(of: place.value) {
      guard made.type == "AWS::KMS::Key" || made.type == "AWS::KMS::ReplicaKey" else { return nil }
      return finding(
        "a replica can't be in the region of its primary key", at: place.pointer,
        expected: "the ARN of a key of another region", given: "\(made.logicalID), which is in this stack",
        hint: "put the replica into a stack of another region")
    }
    // An ARN of which a part isn't known may be any but an alias's.
    let isOne =
      place.text.map { SchemaPatterns.matchesWhole($0, "arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/mrk-[0-9a-f]+") }
      ?? !PartialText(place.value).text(unknownAs: "x").contains(":alias/")
    if isOne != false { return nil }
    return finding(
      "this isn't the ARN of a primary key of several regions", at: place.pointer,
      expected: "arn:aws:kms:REGION:ACCOUNT:key/mrk-ID",
      given: Wording.quoted(PartialText(place.value).description))
  }

  private static func sample(_ primary: JSONValue) -> JSONValue {
    guard case .object(var key)? = KeySamples.key([:])["Key"] else { return [:] }
    var properties = key["Properties"]?.object ?? [:]
    properties["PrimaryKeyArn"] = primary
    key["Type"] = "AWS::KMS::ReplicaKey"
    key["Properties"] = .object(properties)
    return ["Replica": .object(key)]
  }
}
