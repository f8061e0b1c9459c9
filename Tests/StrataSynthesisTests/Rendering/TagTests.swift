import StrataJSON
import StrataLanguage
import StrataPipeline
import TestSupport
import Testing

@Suite struct TagTests {
  @Test func tagsFlowDownAndTheInnermostWins() throws {
    let app = App("App") { app in
      app.tags = ["Owner": "app", "App": "app"]
      app.stack("Test") { scope in
        scope.tags["Owner"] = "stack"
        scope.tags["Stack"] = "\(.stackName)"
        let inner = Scope("Inner", in: scope)
        inner.tags["Owner"] = "inner"
        Resource("A", type: "Acme::Test::A", in: inner, tagging: .list())
        Resource(
          "B", type: "Acme::Test::B", in: inner, tagging: .list(),
          properties: ["Tags": [["Key": "Owner", "Value": "own"], ["Key": "Z", "Value": "z"]]])
      }
    }
    let template = try app.synthesize().stacks[0].template
    #expect(
      template.resources["InnerA"]?["Properties"]?["Tags"] == [
        ["Key": "App", "Value": "app"], ["Key": "Owner", "Value": "inner"],
        ["Key": "Stack", "Value": ["Ref": "AWS::StackName"]],
      ])
    #expect(
      template.resources["InnerB"]?["Properties"]?["Tags"] == [
        ["Key": "App", "Value": "app"], ["Key": "Owner", "Value": "own"],
        ["Key": "Stack", "Value": ["Ref": "AWS::StackName"]], ["Key": "Z", "Value": "z"],
      ])
  }

  @Test func everyShape() throws {
    let template = try template { scope in
      scope.tags["k"] = "v"
      Resource("List", type: "Acme::Test::A", in: scope, tagging: .list(property: "HostedZoneTags"))
      Resource("Group", type: "Acme::Test::A", in: scope, tagging: .propagatedList())
      Resource("Map", type: "Acme::Test::A", in: scope, tagging: .map(), properties: ["Tags": ["own": "x"]])
      Resource("None", type: "Acme::Test::A", in: scope, tagging: Tagging.none)
    }
    #expect(template.resources["List"]?["Properties"] == ["HostedZoneTags": [["Key": "k", "Value": "v"]]])
    #expect(
      template.resources["Group"]?["Properties"]?["Tags"] == [["Key": "k", "PropagateAtLaunch": true, "Value": "v"]])
    #expect(template.resources["Map"]?["Properties"]?["Tags"] == ["k": "v", "own": "x"])
    #expect(template.resources["None"]?["Properties"] == nil)
  }

  @Test func unknownTaggingAsks() {
    #expect(
      findings { scope in
        scope.tags["k"] = "v"
        Resource("A", type: "Acme::Test::A", in: scope)
      } == [
        "TagTests.swift: warning: Test/A: tags flow to this resource, but it isn't said how Acme::Test::A takes them [unreached-tag]\n"
          + "  hint: give the resource tagging: .list(), .map() or .none"
      ])
  }

  @Test func tagsChosenAtDeploymentCantBeMerged() {
    #expect(
      findings { scope in
        scope.tags["k"] = "v"
        let chosen = scope.condition("C", .equals(.region, "x"))
        Resource(
          "A", type: "Acme::Test::A", in: scope, tagging: .list(),
          properties: ["Tags": .if(chosen, then: [], else: .noValue)])
      } == [
        "TagTests.swift: error: Test/A: the scope's tags can't be merged into tags that are chosen at deployment [unreached-tag]\n"
          + "  hint: choose each tag's value by .if instead, or give the resource tagging: .none"
      ])
  }

  @Test func aTagThatMayHaveNoValueMayGo() throws {
    let template = try template { scope in
      let chosen = scope.condition("C", .equals(.region, "x"))
      scope.tags["Maybe"] = .if(chosen, then: "v", else: .noValue)
      scope.tags["Never"] = .noValue
      Resource("List", type: "Acme::Test::A", in: scope, tagging: .list())
      Resource("Map", type: "Acme::Test::A", in: scope, tagging: .map())
      Resource(
        "Group", type: "Acme::Test::A", in: scope, tagging: .propagatedList(),
        properties: ["Tags": [["Key": "own", "Value": "x"]]])
    }
    let nothing: JSONValue = ["Ref": "AWS::NoValue"]
    #expect(
      template.resources["List"]?["Properties"]?["Tags"]
        == [["Fn::If": ["C", ["Key": "Maybe", "Value": "v"], nothing]]])
    #expect(template.resources["Map"]?["Properties"]?["Tags"] == ["Maybe": ["Fn::If": ["C", "v", nothing]]])
    #expect(
      template.resources["Group"]?["Properties"]?["Tags"] == [
        ["Fn::If": ["C", ["Key": "Maybe", "PropagateAtLaunch": true, "Value": "v"], nothing]],
        ["Key": "own", "PropagateAtLaunch": true, "Value": "x"],
      ])
  }

  @Test func aTagGivenTwice() {
    #expect(
      findings { scope in
        Resource(
          "A", type: "Acme::Test::A", in: scope, tagging: .list(),
          properties: ["Tags": [["Key": "k", "Value": "1"], ["Key": "k", "Value": "2"]]])
      } == [
        "TagTests.swift: error: Test/A: Tags/1/Key: the tag \"k\" is given twice [tag-form]\n"
          + "  hint: remove one of the two"
      ])
  }

  @Test func limits() {
    #expect(
      findings { scope in
        for index in 0..<51 { scope.tags["k\(index)"] = "v" }
        Resource("A", type: "Acme::Test::A", in: scope, tagging: .list())
      } == [
        "TagTests.swift: error: Test/A: Tags: a resource must have 50 tags at most; expected 50 or fewer, given 51 [tag-form]"
      ])
    #expect(
      findings { scope in
        scope.tags["aws:x"] = "v"
        scope.tags[String(repeating: "k", count: 129)] = "v"
        scope.tags["long"] = .literal(String(repeating: "v", count: 257))
        Resource("A", type: "Acme::Test::A", in: scope, tagging: .list())
      } == [
        "TagTests.swift: error: Test/A: Tags/0/Key: tags that begin with aws: are AWS's own; given \"aws:x\" [tag-form]\n"
          + "  hint: name it otherwise",
        "TagTests.swift: error: Test/A: Tags/1/Key: a tag's key must have 1 to 128 characters; expected 1 to 128, given 129 [tag-form]",
        "TagTests.swift: error: Test/A: Tags/2/Value: the value of the tag \"long\" must have 256 characters at most; expected 0 to 256, given 257 [tag-form]",
      ])
  }
}
