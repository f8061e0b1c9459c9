import StrataChecks
import StrataEnvironments
import StrataJSON
import StrataLanguage
import StrataPipeline
import Testing

@testable import StrataCLI

/// Faults of wiring in stacks of one's own, found at synthesis.
@Suite struct WiringTests {
  private func system(accepting: Bool = false) -> System {
    System(
      App("files") { app in
        app.stack("Files", file: "/sources/Files.swift", line: 1) { scope in
          let bucket = Resource(
            "Archive", type: "AWS::S3::Bucket", in: scope,
            properties: [
              "LifecycleConfiguration": [
                "Rules": [
                  ["Status": "Enabled", "Transitions": [["StorageClass": "STANDARD_IA", "TransitionInDays": 7]]]
                ]
              ]
            ], file: "/sources/Files.swift", line: 7)
          if accepting { bucket.accept(.strata("early-transition"), because: "It's a sample") }
        }
      })
  }

  @Test func theConstructAndItsLineAreNamed() throws {
    let tool = try ToolRun()
    tool.run("--output", "%/out", systems: [system()])
    #expect(
      tool.errors == """
        /sources/Files.swift:7: error: Files/Archive: \
        LifecycleConfiguration/Rules/0/Transitions/0/TransitionInDays: objects go to STANDARD_IA after 30 days at the \
        earliest; expected 30 or more, given 7 [early-transition]
        1 error

        """)
    #expect(tool.status == 1)
    #expect(tool.files(in: "out") == [])
  }

  @Test func aFaultIsAccepted() throws {
    let tool = try ToolRun()
    tool.run("--output", "%/out", systems: [system(accepting: true)])
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(
      tool.text(of: "out/files/Files.template.json")?
        .contains(#""Metadata": {"Strata::Accepted": [{"Because": "It's a sample", "Rule": "early-transition"}]}"#)
        == true)
    #expect(tool.errors == "note: Files/Archive: early-transition is accepted, because: It's a sample\n")
    tool.run("--output", "%/out", "--json", systems: [system(accepting: true)])
    let accepted = try JSONValue(parsing: tool.output)["accepted"]?[0]
    #expect(accepted?["because"] == "It's a sample")
    #expect(accepted?["line"] == 7)
  }

  // MARK: Rules of one's own

  private struct Owned: TemplateRule {
    let about = RuleDescription(
      "owner", .error, reason: "each bucket says whose it is", source: "https://wiki.example.com/owners",
      good: [:], bad: [:])

    func check(_ template: TemplateContents) -> [Finding] {
      template.resources(of: "AWS::S3::Bucket").filter { $0["Tags"] == nil }.map {
        finding("the bucket has no owner", at: $0.pointer(), hint: "add a tag Owner")
      }
    }
  }

  @Test func aRuleOfOnesOwnIsHeldAgainstStacks() throws {
    let tool = try ToolRun()
    tool.policies = [PolicyPack("own", rules: [Owned()])]
    tool.run("--output", "%/out", systems: [system(accepting: true)])
    #expect(
      tool.errors == """
        /sources/Files.swift:7: error: Files/Archive: the bucket has no owner [owner]
          hint: add a tag Owner
        1 error

        """)
    #expect(tool.run("rules").output.contains("\nowner "))
  }
}
