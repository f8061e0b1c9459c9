import StrataFindings
import StrataJSON
import StrataTemplate

/// The images of a registry are replicated into another.
struct ReplicationRule: TemplateRule {
  let about = RuleDescription(
    "image-replication", .error, reason: "ECR refuses to replicate a registry into itself, or twice into another",
    source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html",
    good: ReplicationRule.sample("eu-central-1"), bad: ReplicationRule.sample(["Ref": "AWS::Region"]))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::ECR::ReplicationConfiguration").flatMap { resource -> [Finding] in
      resource.all("ReplicationConfiguration").flatMap { $0.each("Rules") }.flatMap { rule -> [Finding] in
        var seen: Set<JSONValue> = []
        return rule.each("Destinations").compactMap { destination in
          guard let region = destination["Region"], let registry = destination["RegistryId"] else { return nil }
          if region.value == ["Ref": "AWS::Region"], registry.value == ["Ref": "AWS::AccountId"] {
            return finding(
              "a registry can't be replicated into itself", at: region.pointer, expected: "another region or account",
              given: "the stack's own")
          }
          guard !destination.pointer.tokens.contains("Fn::If"), region.text != nil,
            !seen.insert(destination.value).inserted
          else { return nil }
          return finding("an earlier destination is the same", at: destination.pointer, expected: "another one")
        }
      }
    }
  }

  private static func sample(_ region: JSONValue) -> JSONValue {
    [
      "Copies": [
        "Type": "AWS::ECR::ReplicationConfiguration",
        "Properties": [
          "ReplicationConfiguration": [
            "Rules": [["Destinations": [["Region": region, "RegistryId": ["Ref": "AWS::AccountId"]]]]]
          ]
        ],
      ]
    ]
  }
}
