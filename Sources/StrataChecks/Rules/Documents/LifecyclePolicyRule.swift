import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// The lifecycle policy of a repository is one that ECR reads.
struct LifecyclePolicyRule: TemplateRule {
  let about = RuleDescription(
    "image-lifecycle", .error, reason: "ECR refuses a lifecycle policy that isn't as it reads it",
    source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html",
    good: LifecyclePolicyRule.sample("untagged"), bad: LifecyclePolicyRule.sample("tagged"))

  private static let shape = DocumentShape.object(
    [
      (
        "rules",
        .list(
          of: .object(
            [
              ("rulePriority", .integer(.from(1))), ("description", .text), ("selection", selection),
              ("action", action),
            ], required: ["rulePriority", "selection", "action"]), .from(1))
      )
    ], required: ["rules"])

  private static let selection = DocumentShape.object(
    [
      ("tagStatus", .choice(["any", "tagged", "untagged"])), ("tagPrefixList", .list(of: .text, .from(1))),
      ("tagPatternList", .list(of: .text, .from(1))), ("storageClass", .choice(["archive", "standard"])),
      ("countType", .choice(ages + ["imageCountMoreThan"])), ("countUnit", .choice(["days"])),
      ("countNumber", .integer(.from(1))),
    ], required: ["tagStatus", "countType", "countNumber"])

  private static let action = DocumentShape.object(
    [("type", .choice(["expire", "transition"])), ("targetStorageClass", .choice(["archive"]))], required: ["type"])

  /// What counts days, and not images.
  private static let ages = ["sinceImagePulled", "sinceImagePushed", "sinceImageTransitioned"]

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::ECR::Repository").flatMap { repository in
      repository.all("LifecyclePolicy").flatMap { findings($0["LifecyclePolicyText"]) }
    }
      + template.resources(of: "AWS::ECR::RepositoryCreationTemplate").flatMap {
        findings($0.placed("LifecyclePolicy"))
      }
  }

  private func findings(_ policy: PlacedValue?) -> [Finding] {
    findings(inDocument: policy, "a lifecycle policy") { document in
      let rules = document.content.each("rules").filter { $0.value.object != nil && !$0.value.isFunction }
      return Self.shape.faults(document.content, "a lifecycle policy") + priorities(rules) + rules.flatMap(rule)
    }
  }

  private func priorities(_ rules: [PlacedValue]) -> [DocumentFault] {
    var faults: [DocumentFault] = []
    var seen: Set<Int64> = []
    for rule in rules {
      guard let priority = rule["rulePriority"], let number = priority.value.integer, !seen.insert(number).inserted
      else { continue }
      faults.append(
        DocumentFault(
          priority.pointer, "the priority \(number) is that of an earlier rule too", expected: "another number"))
    }
    let greatest = seen.max() ?? 0
    for rule in rules where rule["selection"]?["tagStatus"]?.text == "any" {
      // What has been archived has rules of its own.
      guard rule["selection"]?["storageClass"] == nil, let priority = rule["rulePriority"],
        let number = priority.value.integer, number < greatest,
        rules.allSatisfy({ $0["selection"]?["storageClass"] == nil })
      else { continue }
      faults.append(
        DocumentFault(
          priority.pointer, "the rule of any images isn't the last", expected: "more than \(greatest)",
          given: String(number)))
    }
    return faults
  }

  private func rule(_ rule: PlacedValue) -> [DocumentFault] {
    guard let selection = rule["selection"], let object = selection.value.object, !selection.value.isFunction,
      !object.keys.contains(where: \.isFunctionName)
    else { return [] }
    var faults: [DocumentFault] = []
    let lists = ["tagPatternList", "tagPrefixList"].filter { object[$0] != nil }
    switch object["tagStatus"] {
    case "tagged":
      if lists.isEmpty {
        faults.append(
          DocumentFault(
            selection.pointer, "a rule of tagged images must say which tags",
            expected: "tagPatternList or tagPrefixList"))
      } else if lists.count == 2 {
        faults.append(
          DocumentFault(
            selection.pointer, "a rule has tagPatternList or tagPrefixList, not both", expected: "one of the two"))
      }
    case "any", "untagged":
      faults += lists.map {
        DocumentFault(
          selection.pointer.appending($0), "a rule of \(object["tagStatus"]?.string ?? "") images has no \($0)",
          expected: "none, or the tagStatus tagged")
      }
    default: break
    }
    if let kind = object["countType"]?.string {
      if Self.ages.contains(kind), object["countUnit"] == nil {
        faults.append(DocumentFault(selection.pointer, "\(kind) must have countUnit", expected: "countUnit days"))
      } else if kind == "imageCountMoreThan", object["countUnit"] != nil {
        faults.append(
          DocumentFault(
            selection.pointer.appending("countUnit"), "imageCountMoreThan has no countUnit", expected: "none"))
      }
    }
    for pattern in selection.each("tagPatternList") {
      guard let text = pattern.text, text.utf8.count(where: { $0 == UInt8(ascii: "*") }) > 4 else { continue }
      faults.append(
        DocumentFault(
          pattern.pointer, "a pattern has too many stars", expected: "4 or fewer", given: Wording.quoted(text)))
    }
    return faults + storage(rule)
  }

  private func storage(_ rule: PlacedValue) -> [DocumentFault] {
    guard let action = rule["action"], let object = action.value.object, !action.value.isFunction else { return [] }
    if object["type"] == "transition", object["targetStorageClass"] == nil {
      return [
        DocumentFault(
          action.pointer, "a transition must have targetStorageClass", expected: "targetStorageClass archive")
      ]
    }
    if object["type"] == "expire", object["targetStorageClass"] != nil {
      return [
        DocumentFault(
          action.pointer.appending("targetStorageClass"), "what expires goes to no storage class", expected: "none")
      ]
    }
    return []
  }

  private static func sample(_ status: String) -> JSONValue {
    let rule =
      "{\"rulePriority\": 1, \"selection\": {\"tagStatus\": \"\(status)\", \"countType\": \"imageCountMoreThan\", "
      + "\"countNumber\": 5}, \"action\": {\"type\": \"expire\"}}"
    return [
      "Images": [
        "Type": "AWS::ECR::Repository",
        "Properties": ["LifecyclePolicy": ["LifecyclePolicyText": .string("{\"rules\": [\(rule)]}")]],
      ]
    ]
  }
}
