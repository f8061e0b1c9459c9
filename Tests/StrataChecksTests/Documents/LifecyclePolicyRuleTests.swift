import StrataJSON
import StrataLanguage
import Testing

@Suite struct LifecyclePolicyRuleTests {
  private func found(_ rules: String...) -> [String] {
    let text: JSONValue = .string("{\"rules\": [\(rules.joined(separator: ", "))]}")
    return StrataChecksTests.found(
      by: "image-lifecycle",
      inResources: [
        "R": ["Type": "AWS::ECR::Repository", "Properties": ["LifecyclePolicy": ["LifecyclePolicyText": text]]]
      ]
    ).map { $0.replacing("/Resources/R/Properties/LifecyclePolicy/LifecyclePolicyText: rules.", with: "") }
  }

  private func rule(
    _ priority: Int, status: String = "untagged", tags: String = "",
    count: String = "\"countType\": \"imageCountMoreThan\", \"countNumber\": 5", action: String = "\"type\": \"expire\""
  ) -> String {
    "{\"rulePriority\": \(priority), \"selection\": {\"tagStatus\": \"\(status)\", \(tags)\(count)}, \"action\": {\(action)}}"
  }

  @Test func whatIsRight() {
    let age = "\"countType\": \"sinceImagePushed\", \"countUnit\": \"days\", \"countNumber\": 14"
    #expect(
      found(
        rule(1, status: "tagged", tags: "\"tagPrefixList\": [\"v\"], "), rule(2, count: age), rule(10, status: "any"))
        == [])
    let move = "\"type\": \"transition\", \"targetStorageClass\": \"archive\""
    #expect(found(rule(1, action: move)) == [])
  }

  @Test func priorities() {
    #expect(
      found(rule(1), rule(1)) == [
        "1.rulePriority: the priority 1 is that of an earlier rule too; expected another number"
      ])
    #expect(
      found(rule(1, status: "any"), rule(2)) == [
        "0.rulePriority: the rule of any images isn't the last; expected more than 2; given 1"
      ])
    #expect(found(rule(0)) == ["0.rulePriority: rulePriority is outside the range; expected 1 or more; given 0"])
  }

  @Test func tags() {
    #expect(
      found(rule(1, status: "tagged")) == [
        "0.selection: a rule of tagged images must say which tags; expected tagPatternList or tagPrefixList"
      ])
    #expect(
      found(rule(1, status: "tagged", tags: "\"tagPrefixList\": [\"v\"], \"tagPatternList\": [\"v*\"], ")) == [
        "0.selection: a rule has tagPatternList or tagPrefixList, not both; expected one of the two"
      ])
    #expect(
      found(rule(1, tags: "\"tagPrefixList\": [\"v\"], ")) == [
        "0.selection.tagPrefixList: a rule of untagged images has no tagPrefixList; expected none, or the tagStatus tagged"
      ])
    #expect(
      found(rule(1, status: "tagged", tags: "\"tagPatternList\": [\"a*b*c*d*e*\"], ")) == [
        "0.selection.tagPatternList.0: a pattern has too many stars; expected 4 or fewer; given \"a*b*c*d*e*\""
      ])
    #expect(found(rule(1, status: "old")).count == 1)
  }

  @Test func counts() {
    #expect(
      found(rule(1, count: "\"countType\": \"sinceImagePushed\", \"countNumber\": 5")) == [
        "0.selection: sinceImagePushed must have countUnit; expected countUnit days"
      ])
    #expect(
      found(rule(1, count: "\"countType\": \"imageCountMoreThan\", \"countUnit\": \"days\", \"countNumber\": 5")) == [
        "0.selection.countUnit: imageCountMoreThan has no countUnit; expected none"
      ])
    #expect(found(rule(1, count: "\"countType\": \"imageCountMoreThan\", \"countNumber\": \"5\"")).count == 1)
    #expect(found(rule(1, count: "\"countType\": \"imageCountMoreThan\"")).count == 1)
  }

  @Test func actions() {
    #expect(
      found(rule(1, action: "\"type\": \"delete\"")) == [
        "0.action.type: type is none of the values there are; expected expire, transition; given \"delete\""
      ])
    #expect(
      found(rule(1, action: "\"type\": \"transition\"")) == [
        "0.action: a transition must have targetStorageClass; expected targetStorageClass archive"
      ])
    #expect(
      found(
        "{\"rulePriority\": 1, \"rulePriorty\": 1, \"selection\": {\"tagStatus\": \"any\", \"countType\": \"imageCountMoreThan\", \"countNumber\": 5}, \"action\": {\"type\": \"expire\"}}"
      )
        == [
          "0.rulePriorty: an element of rules has no rulePriorty; expected rulePriority, description, selection, action (did you mean rulePriority?)"
        ])
  }
}
