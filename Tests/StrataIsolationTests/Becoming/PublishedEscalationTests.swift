import StrataFacts
import StrataIsolation
import StrataJSON
import StrataTemplate
import Testing

/// The table of becoming, and what is found by it, held against the escalations that others publish.
@Suite struct PublishedEscalationTests {
  private typealias Escalation = PublishedEscalation

  @Test func theyAreNamedOnce() {
    #expect(Set(Escalation.pathfinding.map(\.id)).count == Escalation.pathfinding.count)
    #expect(Set(Escalation.vulnerable.map(\.name)).count == 31)
    #expect(Escalation.vulnerable.count == 31)
    let ids = Set(Escalation.pathfinding.map(\.id))
    for shape in Escalation.vulnerable { #expect(ids.contains(shape.path), "\(shape.name)") }
  }

  @Test(arguments: PublishedEscalation.pathfinding) func itsWayIsThere(escalation: PublishedEscalation) throws {
    for action in escalation.actions { #expect(ActionFacts.embedded.action(action)?.text == action) }
    switch escalation.way {
    case .edge(let name):
      let edge = try #require(BecomingEdge.all.first { $0.name == name })
      for need in edge.needs { #expect(need.actions.contains { escalation.actions.contains($0) }, "\(need.actions)") }
    case .unknownService(let service): #expect(!BecomingEdge.launchableServices.contains(service))
    case .unknownType(let type):
      #expect(!BecomingEdge.changeableTypes.contains(type))
      #expect(FactsIndex.embedded.contains(type))
    }
  }

  @Test(arguments: PublishedEscalation.pathfinding) func itIsFound(escalation: PublishedEscalation) {
    let types = escalation.types.isEmpty ? [nil] : escalation.types.map(Optional.some)
    let worlds = types.map { EscalationWorld(escalation, running: $0) }
    for world in worlds { #expect(world.verdict(allowing: []) == .proven, "\(world.type ?? "")") }
    // Of the types that run as a role, each escalation is about some.
    #expect(worlds.contains { $0.verdict(allowing: escalation.actions) == .broken })
  }

  /// A role that can't be passed isn't taken, nor is one that can be and that nothing is started with.
  @Test(arguments: PublishedEscalation.pathfinding.filter { $0.edge?.services.isEmpty == false })
  func itTakesBoth(escalation: PublishedEscalation) {
    let world = EscalationWorld(escalation, running: nil)
    #expect(world.becoming(allowing: escalation.actions.filter { $0 != "iam:PassRole" }) == [])
    #expect(world.becoming(allowing: ["iam:PassRole"]) == [])
    #expect(world.becoming(allowing: escalation.actions) != [])
  }
}

extension PublishedEscalation {
  /// The edge that it's found by.
  var edge: BecomingEdge? {
    guard case .edge(let name) = way else { return nil }
    return BecomingEdge.all.first { $0.name == name }
  }

  /// The types of what runs as the role, where it's changed.
  fileprivate var types: [String] {
    if case .unknownType(let type) = way { return [type] }
    return edge.map(\.types) ?? []
  }
}

/// An environment with a role and a user, who may do some things, beside what is shared and reaches another environment.
private struct EscalationWorld {
  let services: [String]
  let type: String?

  init(_ escalation: PublishedEscalation, running type: String?) {
    self.type = type
    services =
      if case .unknownService(let service) = escalation.way { [service] } else { escalation.edge?.services ?? [] }
  }

  /// Whether staging is apart from production where its role and its user may do some things to everything.
  func verdict(allowing actions: [String]) -> IsolationReport.Verdict? { pair(allowing: actions)?.verdict }

  /// Whom they then become, each in words.
  func becoming(allowing actions: [String]) -> Set<String> {
    let witnesses = pair(allowing: actions)?.candidates.compactMap { judged -> Witness? in
      if case .open(let witness) = judged.candidate.verdict { witness } else { nil }
    }
    return Set((witnesses ?? []).flatMap(\.becoming))
  }

  private func pair(allowing actions: [String]) -> IsolationReport.Pair? {
    let stacks = [
      ("Staging", "staging", Self.staging(actions)), ("Production", "production", Self.production),
      ("Shared", nil, shared),
    ]
    return IsolationAnalysis(
      environments: ["staging", "production"],
      stacks: stacks.map { name, environment, resources in
        IsolatedStack(
          name: name, environment: environment, contents: TemplateContents(["Resources": .object(resources)]),
          account: "111122223333", region: "eu-central-1")
      }
    ).report().pair(from: 0, to: 1)
  }

  private static func staging(_ actions: [String]) -> JSONObject {
    let lambda: JSONValue = [
      "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": ["Service": "lambda.amazonaws.com"],
    ]
    let allowed: [JSONValue] = actions.isEmpty ? [] : [allow(.array(actions.map(JSONValue.string)), "*")]
    return [
      "Actor": role(others: ["RoleName": "actor"], trust: [lambda]),
      "People": ["Type": "AWS::IAM::Group"],
      "Person": ["Type": "AWS::IAM::User", "Properties": ["Groups": [["Ref": "People"]]]],
      "Rights": [
        "Type": "AWS::IAM::ManagedPolicy",
        "Properties": [
          "Roles": [["Ref": "Actor"]], "Groups": [["Ref": "People"]],
          "PolicyDocument": ["Statement": .array(allowed)],
        ],
      ],
    ]
  }

  private static let production: JSONObject = [
    "Files": ["Type": "AWS::S3::Bucket", "Properties": ["BucketName": "files-of-production"]]
  ]

  private var shared: JSONObject {
    let writing = allow("s3:PutObject", "arn:aws:s3:::files-of-production/*")
    let principal: JSONValue =
      services.isEmpty
      ? ["AWS": "arn:aws:iam::111122223333:root"] : ["Service": .array(services.map(JSONValue.string))]
    var resources: JSONObject = [
      "Admin": role(
        writing, others: ["RoleName": "admin"],
        trust: [["Effect": "Allow", "Action": "sts:AssumeRole", "Principal": principal]]),
      "Chief": [
        "Type": "AWS::IAM::User",
        "Properties": ["Policies": [["PolicyName": "p", "PolicyDocument": ["Statement": [writing]]]]],
      ],
      "Chiefs": [
        "Type": "AWS::IAM::Group",
        "Properties": ["Policies": [["PolicyName": "p", "PolicyDocument": ["Statement": [writing]]]]],
      ],
    ]
    if let type {
      resources["Runner"] = [
        "Type": .string(type), "Properties": ["RoleArn": "arn:aws:iam::111122223333:role/admin"],
      ]
    }
    return resources
  }
}
