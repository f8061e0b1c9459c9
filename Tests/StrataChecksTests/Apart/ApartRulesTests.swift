import StrataFacts
import StrataFindings
import StrataJSON
import TestSupport
import Testing
import template_fuzzer

@testable import StrataChecks

/// Rules that look at each resource by itself, held to that.
@Suite struct ApartRulesTests {
  private static let rules = TemplateChecker.rules.filter(\.looksAtResourcesApart)

  /// The samples of all rules, of some constraints of each type, and templates of all kinds.
  private static let templates: [JSONValue] = {
    let index = ConstraintIndex.embedded
    let constraints = index.types.flatMap { type in
      index.constraints(of: type).prefix(2).compactMap { index.samples(of: $0.id, ofType: type) }
    }
    return TemplateChecker.rules.flatMap { [$0.about.good, $0.about.bad] } + constraints.flatMap { [$0.good, $0.bad] }
      + FuzzSeeds().templates
  }()

  /// What is found but at some resources, where it's about each by itself.
  private func findings(_ findings: [Finding], butAt ids: Set<String>) -> [Finding] {
    findings.filter { finding in
      guard let tokens = finding.pointer?.tokens, tokens.count > 1, tokens[0] == "Resources" else { return true }
      return !ids.contains(tokens[1])
        || ConstraintIndex.embedded.constraint("\(finding.rule)")?.constraint.isAboutOneResource == false
    }
  }

  @Test func whatIsFoundDoesNotDependOnResourcesThatAreLeftOut() {
    var random = SplitMix64(seed: 20_261_130)
    var mutator = TemplateMutator(random: SplitMix64(seed: 20_261_201))
    for template in Self.templates {
      for json in [template, mutator.damaged(template)] {
        let contents = TemplateContents(json)
        let ids = Set(contents.resources.map(\.logicalID).filter { _ in Bool.random(using: &random) })
        let rest = contents.leavingOut(contents.everyResource.map { ids.contains($0.logicalID) })
        for rule in Self.rules {
          let expected = findings(rule.check(contents), butAt: ids)
          #expect(rule.check(rest) == expected, "\(rule.about.id) without \(ids.sorted()): \(json)")
        }
      }
    }
  }

  /// A checker that remembers finds what one finds that looks at everything, whatever it has seen before.
  @Test func whatIsRememberedChangesNothing() {
    let (checker, remembering) = (TemplateChecker(), TemplateChecker().remembering)
    var mutator = TemplateMutator(random: SplitMix64(seed: 20_261_202))
    for template in FuzzSeeds().templates {
      // Of each template there are damaged ones, most of whose resources are the same.
      for json in [template] + (0..<6).map({ _ in mutator.damaged(template) }) + [template] {
        #expect(remembering.check(json) == checker.check(json), "\(json)")
      }
    }
  }

  @Test func someDo() {
    #expect(Self.rules.count > 5)
    #expect(!Self.rules.contains { $0 is CycleRule })
  }

  /// A constraint about several resources is held against all, also against those that are left out.
  @Test func constraintsAboutSeveralResourcesGetAll() throws {
    let index = ConstraintIndex.embedded
    var count = 0
    for type in index.types {
      for constraint in index.constraints(of: type) where !constraint.isAboutOneResource {
        let bad = try #require(index.samples(of: constraint.id, ofType: type)?.bad)
        let contents = TemplateContents(bad)
        let rest = contents.leavingOut(contents.everyResource.map { _ in true })
        let found = ConstraintRule().check(rest).filter { "\($0.rule)" == constraint.id }
        #expect(!found.isEmpty, "\(constraint.id)")
        count += 1
      }
    }
    #expect(count > 100)
  }

  /// A name that no template has may be that of what another resource makes, such as a module.
  @Test func whatRefersToResourcesOfModulesIsLookedAtAgain() {
    let checker = TemplateChecker().remembering
    let alarm: JSONValue = [
      "Type": "AWS::SNS::Subscription",
      "Properties": [
        "Protocol": "sqs", "TopicArn": ["Ref": "NewsTopic"], "Endpoint": "arn:aws:sqs:eu-west-1:111122223333:q",
      ],
    ]
    let module: JSONValue = ["Type": "Acme::News::Feed::MODULE"]
    let with: JSONValue = ["Resources": ["News": module, "Reader": alarm]]
    let without: JSONValue = ["Resources": ["Reader": alarm]]
    for json in [with, with, without, with, without] {
      let found = checker.check(json).filter { $0.rule == "unknown-reference" }.map(\.message)
      #expect(found == (json == without ? ["there is no parameter or resource \"NewsTopic\""] : []))
    }
  }

  @Test func aRuleOfOnesOwnLooksAtAllUnlessItSaysSo() {
    struct Named: TemplateRule {
      let about = RuleDescription(
        "named-queues", .warning, reason: "queues have names", source: "https://wiki.example.com/queues", good: [:],
        bad: [:])
      func check(_ template: TemplateContents) -> [Finding] {
        template.resources.map { finding("there are \(template.resources.count)", at: $0.pointer()) }
      }
    }
    #expect(!Named().looksAtResourcesApart)
    let checker = TemplateChecker(additional: [Named()]).remembering
    let json: JSONValue = [
      "Resources": ["A": ["Type": "AWS::SQS::Queue"], "B": ["Type": "AWS::SQS::Queue"]]
    ]
    for _ in 1...3 {
      #expect(
        checker.check(json).filter { $0.rule == "named-queues" }.map(\.message) == ["there are 2", "there are 2"])
    }
  }
}
