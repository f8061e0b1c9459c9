import StrataFindings
import StrataJSON
import StrataTemplate

/// A managed policy is of the version of today.
struct PolicyVersionRule: TemplateRule {
  let about = RuleDescription(
    "policy-version", .error, reason: "IAM refuses a managed policy that isn't of the version 2012-10-17",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html",
    good: PolicySamples.managed(version: "2012-10-17"), bad: PolicySamples.managed(version: nil))

  static let today = "2012-10-17"

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::IAM::ManagedPolicy").flatMap { policy in
      policy.all("PolicyDocument").compactMap { document in
        // A macro may add what's missing.
        guard let object = document.value.object, !object.keys.contains(where: \.isFunctionName) else { return nil }
        guard let version = object["Version"] else {
          return finding(
            "a managed policy must say its version", at: document.pointer, expected: "Version \(Self.today)",
            given: "none, which stands for 2008-10-17")
        }
        if version != "2008-10-17" { return nil }
        return finding(
          "a managed policy must be of the version of today", at: document.pointer.appending("Version"),
          expected: Self.today, given: "2008-10-17")
      }
    }
  }
}
