import StrataJSON
import Testing

@testable import StrataReleases

@Suite struct ReleaseEventTests {
  /// An event that has everything.
  private static var full: ReleaseEvent {
    var event = ReleaseEvent(.promotion, at: "2026-11-29T10:00:00.000Z", by: "1.0")
    event.person = "Ada <ada@example.com>"
    event.outcome = .failed
    event.from = "staging"
    event.basis = "b"
    event.origin = "deploy.json"
    event.release = .release(Release(tree: "t", commit: "c", tool: "1.0", templates: ["dev": ["Shop": "1"]]))
    event.profile = RecordedProfile(name: "prod", sha256: "5")
    event.stacks = [
      RecordedStack(
        name: "Shop", id: "arn:1", template: "2", end: "UPDATE_ROLLBACK_COMPLETE",
        parameters: [
          RecordedParameter(name: "A", value: .text("1", resolved: nil)),
          RecordedParameter(name: "B", value: .text("/name", resolved: "ami-1")),
          RecordedParameter(name: "C", value: .hidden(.kept)), RecordedParameter(name: "D", value: .hidden(.given)),
          RecordedParameter(name: "E", value: .hidden(.secretVersion("v1"))),
        ],
        changes: [
          RecordedChange(action: "Modify", logicalID: "T", type: "X", replacement: "True", policy: "Retain"),
          RecordedChange(action: "Add", logicalID: "U", type: "X"),
          RecordedChange(action: "Import", logicalID: "V", type: "X", identifier: ["Name": "v"]),
        ], tags: ["Part": "shop"]), RecordedStack(name: "Web", id: nil, template: nil, end: "not begun"),
    ]
    event.outputs = ["endpoint": "https://example.com"]
    event.parameters = ["imageTag": "1"]
    event.withheld = ["password"]
    event.dataAtRisk = [RecordedRisk(stack: "Shop", logicalID: "T", type: "X", reason: "its objects: removed")]
    event.access = [RecordedAccess(stack: "Shop", logicalID: "R", text: "s3:* on *", isWider: true)]
    event.gates = [RecordedGate(gate: "healthy", verdict: .undecided, reason: "nobody asked")]
    event.gatesFrom = "origin/main"
    event.approvals = [RecordedApproval(name: "Grace", commit: "d", isVerified: false, reason: "not signed")]
    event.isolation = VersionedFact(version: 2, ["verdict": "apart"])
    event.cost = VersionedFact(version: 1, ["month": 12])
    event.health = RecordedHealth(
      verdict: .unhealthy, deployed: "d", checks: [.init(name: "address", verdict: .unhealthy, reason: "503")])
    return event
  }

  @Test func itIsReadAsItWasWritten() throws {
    let event = Self.full
    #expect(try ReleaseEvent(.promotion, RecordMembers(event.members)) == event)
    // So that this test has all there is.
    let members = Mirror(reflecting: event).children.compactMap(\.label)
    #expect(members.count == 22, "\(members)")
    for child in Mirror(reflecting: event).children {
      #expect(!["nil", "[]", "[:]"].contains("\(child.value)"), "\(child.label ?? "")")
    }
  }

  @Test(arguments: ReleaseEvent.Kind.allCases)
  func anEventThatHasNothingIsReadAsWell(kind: ReleaseEvent.Kind) throws {
    let event = ReleaseEvent(kind, at: "t", by: "1")
    #expect(try ReleaseEvent(kind, RecordMembers(event.members)) == event)
    #expect(!event.isDeployment)
  }

  @Test(
    arguments: [
      ("time", .null, "/time", "text", "null"),
      ("outcome", "done", "/outcome", "completed, failed, not carried out", "\"done\""),
      ("stacks", ["x"], "/stacks", "a list of objects", "[\"x\"]"),
      ("stacks", [["name": "a"]], "/stacks/0/end", "text", "nothing"),
      (
        "stacks", [["name": "a", "end": "b", "parameters": [["name": "P", "hidden": "yes"]]]],
        "/stacks/0/parameters/0/hidden", "kept, given or secret version", "yes"
      ),
      ("outputs", ["a": 1], "/outputs", "an object of texts", "{\"a\":1}"),
      ("withheld", [1], "/withheld", "a list of texts", "[1]"),
      (
        "gates", [["gate": "a", "verdict": "maybe", "reason": ""]], "/gates/0/verdict", "passed, refused, undecided",
        "\"maybe\""
      ),
      (
        "approvals", [["name": "a", "isVerified": "true", "reason": ""]], "/approvals/0/isVerified", "true or false",
        "\"true\""
      ),
      ("cost", ["version": 1.5], "/cost/version", "a whole number", "1.5"),
      ("health", "good", "/health", "an object", "\"good\""),
    ] as [(String, JSONValue, String, String, String)])
  func whatIsWrong(key: String, value: JSONValue, place: String, expected: String, given: String) {
    var members = Self.full.members
    members[key] = value
    #expect(throws: RecordFormatError(place: place, expected: expected, given: given)) {
      try ReleaseEvent(.promotion, RecordMembers(members))
    }
  }

  @Test func theDigestIsOfWhatIsInPlace() {
    let digest = RecordBench.event("1").deployedDigest
    #expect(RecordBench.event("1", at: "11:00").deployedDigest == digest)
    #expect(RecordBench.event("2").deployedDigest != digest)
    func event(_ value: RecordedParameter.Value) -> ReleaseEvent {
      var event = ReleaseEvent(.deployment, at: "", by: "")
      event.stacks = [
        RecordedStack(
          name: "Shop", id: nil, template: "a", end: "deployed",
          parameters: [RecordedParameter(name: "P", value: value)])
      ]
      return event
    }
    // What a name stood for counts, and how a hidden value came there doesn't.
    #expect(event(.text("/n", resolved: "1")).deployedDigest != event(.text("/n", resolved: "2")).deployedDigest)
    #expect(event(.hidden(.kept)).deployedDigest == event(.hidden(.given)).deployedDigest)
  }

  @Test func theSameAgainNeedsNoRecord() {
    let event = RecordBench.event("1")
    #expect(event.deploysTheSame(as: RecordBench.event("1", at: "12:00")))
    #expect(!event.deploysTheSame(as: RecordBench.event("2")))
    var other = event
    other.release = .none(.init("1 file isn't committed"))
    #expect(!event.deploysTheSame(as: other))
    other = event
    other.outputs = ["endpoint": "x"]
    #expect(!event.deploysTheSame(as: other))
    other = event
    other.outcome = .failed
    #expect(!event.deploysTheSame(as: other))
    #expect(!other.putsInPlace)
  }
}
