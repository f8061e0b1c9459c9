import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// The aliases of a distribution are names of domains.
struct AliasRule: TemplateRule {
  let about = RuleDescription(
    "alias-name", .error, reason: "CloudFront refuses an alias that is no domain name in small letters",
    source:
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-values-specify.html",
    good: AliasRule.sample("*.example.com"), bad: AliasRule.sample("www.*.example.com"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::CloudFront::Distribution").flatMap { distribution -> [Finding] in
      let aliases = distribution.placed("DistributionConfig")?["Aliases"]?.elements ?? []
      return aliases.compactMap { alias in
        guard let name = alias.value.string, !name.contains(bytesOf: "{{resolve:"), !Self.isDomain(name) else {
          return nil
        }
        return finding(
          "this isn't a domain name", at: alias.pointer,
          expected: "small letters, digits and hyphens between dots, with a star for the first part at most",
          given: Wording.quoted(name))
      }
    }
  }

  private static func isDomain(_ name: String) -> Bool {
    var labels = name.split(separator: ".", omittingEmptySubsequences: false)
    if labels.first == "*" { labels.removeFirst() }
    guard labels.count >= 2 || name.hasPrefix("*") && !labels.isEmpty, (labels.last?.utf8.count ?? 0) >= 2 else {
      return false
    }
    return labels.allSatisfy { label in
      let isInside = label.utf8.allSatisfy { $0.isASCIILowercase || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
      return (1...63).contains(label.utf8.count) && isInside && !label.hasPrefix("-") && !label.hasSuffix("-")
    }
  }

  private static func sample(_ alias: JSONValue) -> JSONValue {
    DistributionSamples.distribution(
      aliases: [alias],
      certificate: "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555")
  }
}
