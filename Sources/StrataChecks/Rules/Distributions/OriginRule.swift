import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// A distribution's requests go to an origin that there is.
struct OriginRule: TemplateRule {
  let about = RuleDescription(
    "origin", .error,
    reason: "CloudFront refuses a behavior without its origin, and an origin of no kind or without an id of its own",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-origin.html",
    good: DistributionSamples.distribution(target: "files"), bad: DistributionSamples.distribution(target: "file"))

  private static let kinds = ["CustomOriginConfig", "S3OriginConfig", "VpcOriginConfig"]

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::CloudFront::Distribution").flatMap { $0.all("DistributionConfig") }.flatMap(check)
  }

  private func check(_ configuration: PlacedValue) -> [Finding] {
    guard let object = configuration.value.object, !object.keys.contains(where: \.isFunctionName),
      object["Origins"] != nil, object["S3Origin"] == nil, object["CustomOrigin"] == nil
    else { return [] }
    let origins = configuration.each("Origins")
    let groups = configuration.all("OriginGroups").flatMap { $0.each("Items") }
    return origins.compactMap(withoutKind) + repeated(origins + groups) + targets(configuration, origins + groups)
  }

  private func withoutKind(_ origin: PlacedValue) -> Finding? {
    guard let object = origin.value.object, !origin.value.isFunction, !object.keys.contains(where: \.isFunctionName),
      !Self.kinds.contains(where: { object[$0] != nil })
    else { return nil }
    return finding(
      "the origin is of no kind", at: origin.pointer, expected: "one of \(Self.kinds.joined(separator: ", "))",
      given: "none", hint: "a bucket needs S3OriginConfig, if an empty one")
  }

  private func repeated(_ origins: [PlacedValue]) -> [Finding] {
    var seen: Set<PartialText> = []
    return origins.compactMap { origin in
      guard let id = origin["Id"], !origin.pointer.tokens.contains(IntrinsicFunction.if.name),
        !seen.insert(PartialText(id.value)).inserted
      else { return nil }
      return finding(
        "an earlier origin has this id too", at: id.pointer, expected: "an id of its own",
        given: "\(PartialText(id.value))")
    }
  }

  private func targets(_ configuration: PlacedValue, _ origins: [PlacedValue]) -> [Finding] {
    let ids = origins.map { $0["Id"]?.text }
    // What isn't known may be the one that is meant.
    if ids.contains(nil) { return [] }
    let known = ids.compactMap(\.self)
    let behaviors = configuration.all("DefaultCacheBehavior") + configuration.each("CacheBehaviors")
    return behaviors.flatMap { $0.all("TargetOriginId") }.compactMap { target in
      guard let id = target.text, !known.contains(id) else { return nil }
      return finding(
        "the distribution has no origin \(Wording.quoted(id))", at: target.pointer,
        expected: known.isEmpty ? "an origin" : Wording.list(known), given: id,
        hint: Suggestion.hint(for: id, in: known))
    }
  }
}
