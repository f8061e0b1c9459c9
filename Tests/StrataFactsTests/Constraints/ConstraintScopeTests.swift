import StrataFacts
import StrataJSON
import Testing

/// Which constraints are about one resource.
@Suite struct ConstraintScopeTests {
  private func isAboutOneResource(_ rule: JSONObject) throws -> Bool {
    var rule = rule
    rule["id"] = "rule"
    rule["because"] = "it is so"
    let read = try ConstraintIndex.read(
      ["page": "https://docs.aws.amazon.com/", "rules": [.object(rule)]], of: "A::B::C")
    let index = ConstraintIndex(
      lines: "", programs: ConstraintProgram.text(of: [("A::B::C", read)]), names: "", samples: "")
    var programs: [Bool] = []
    index.withPrograms(of: "A::B::C") { _, program in programs.append(program.isAboutOneResource) }
    // Its program says the same.
    #expect(programs == read.map(\.isAboutOneResource))
    return read[0].isAboutOneResource
  }

  @Test(
    arguments: [
      ["when": ["A": 1], "without": "B"], ["needsOne": ["A", "B/*/C"]], ["at": "Rules/*", "expect": ["../A": 1]],
      ["expect": ["Tags/*[Key=a]/Value": "b"]], ["expect": ["A": ["refersTo": "AWS::SQS::Queue"]]],
    ] as [JSONObject])
  func whatStaysInItIs(rule: JSONObject) throws {
    #expect(try isAboutOneResource(rule))
  }

  @Test(
    arguments: [
      ["expect": ["A/->/B": 1]], ["when": ["A/->AWS::SQS::Queue/B": 1], "without": "C"],
      ["when": ["<-AWS::SQS::QueuePolicy:Queues.*/A": 1], "without": "C"], ["uniqueAmong": ["A"]],
      ["expect": ["A": ["in": "versions of {B/->/C}"]]],
    ] as [JSONObject])
  func whatLeadsToOthersIsNot(rule: JSONObject) throws {
    #expect(try !isAboutOneResource(rule))
  }

  @Test func mostAre() {
    let index = ConstraintIndex.embedded
    let all = index.types.flatMap(index.constraints)
    let several = all.count { !$0.isAboutOneResource }
    #expect(several > 100 && several * 5 < all.count)
  }

  @Test func ofProgramsThatAreNotThereNothingIsKnown() {
    ConstraintIndex.embedded.withoutPrograms.withPrograms(of: "AWS::SQS::Queue") { _, program in
      #expect(!program.isAboutOneResource)
    }
  }
}
