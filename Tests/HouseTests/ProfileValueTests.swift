import Testing

/// Values that constructs are declared with are read from profiles, or it's said why not.
@Suite struct ProfileValueTests {
  /// The types that aren't, with the reason.
  static let reasons: [String: String] = [
    "Alarm.Threshold": "made of a number, which is read",
    "AlarmRule": "made of alarms, which are declared",
    "BackupPlan.Rule": "made of durations and text, which are read",
    "BedrockModel": "made of text, which is read",
    "Bucket.Move": "made of a class and a duration, which are read",
    "Bucket.Storage": "made of moves and durations, which are read",
    "Budget.Costs": "made of text, which is read",
    "Budget.Threshold": "made of a number, which is read",
    "CheckerRule": "a finding is accepted where it's declared",
    "Condition": "declared in a stack",
    "ConditionExpression": "says what holds in a stack",
    "Connection.Authorization": "made of text, which is read",
    "Container": "made of an image, and of values that are read",
    "ContainerImage": "made of a repository, and of a tag that is read",
    "CrossOrigin": "made of text, ways and durations, which are read",
    "DatabaseCapacity": "made of numbers, text and durations, which are read",
    "DeadLetters": "made of a number, which is read",
    "EventDeadLetters": "the fate of what fails, and no environment's own",
    "EventInput": "made of text and paths, which are read",
    "EventMatch": "made of text and numbers, which are read",
    "EventPattern": "what a rule is about, and no environment's own",
    "EventRule.Target": "made of a target, and of numbers and durations, which are read",
    "FargateCapacity": "made of a number, which is read",
    "FlowLogs": "made of a retention, which is read, and of a key",
    "Function.Code": "made of text and a runtime, which are read",
    "GeneratedSecret": "made of numbers and text, which are read",
    "GitHubSource": "whom a role trusts is reviewed where it's declared",
    "HealthCheck": "made of text, numbers and durations, which are read",
    "HttpAuthorizer": "says who may call, which is reviewed where it's declared",
    "HttpCrossOrigin": "made of text, methods and durations, which are read",
    "IdentitySource": "made of text, which is read",
    "InstanceGoal": "made of a number, which is read",
    "InstanceReplacement": "made of numbers and durations, which are read",
    "MachineImage": "made of text, which is read",
    "Metric": "made of text and durations, which are read",
    "Metric.Statistic": "the way in which a metric is looked at, and no environment's own",
    "ObjectEvent": "what happens in a bucket, and no environment's own",
    "OutboundRule": "made of a port and a block, which are read",
    "PackageLock.Package": "the content of what was built, which the lock file has",
    "ParameterType": "decides the type of a value",
    "PathRewrite": "made of text, which is read",
    "Permission": "reviewed where it's declared",
    "PolicyCondition": "a part of a permission, which is reviewed where it's declared",
    "PolicyDocument.Version": "a part of a permission, which is reviewed where it's declared",
    "Principal": "a part of a permission, which is reviewed where it's declared",
    "Properties": "made of values that are read",
    "RecordTarget": "made of text, which is read",
    "RestAuthorizer": "says who may call, which is reviewed where it's declared",
    "RollingDeployment": "made of numbers, which are read",
    "RootFilesystem": "what the image needs, and no environment's own",
    "Route": "handed to targets, and not written",
    "RouteCondition": "made of text and blocks, which are read",
    "RuleAssertion": "says what holds in a stack",
    "RuleExpression": "says what holds in a stack",
    "Scaling": "made of numbers, which are read",
    "Scaling.Goal": "made of a number, which is read",
    "Schedule.Target": "made of a target, and of text, numbers and durations, which are read",
    "StackEnvironment": "made of an account's id and a region, which are read",
    "StackSet.AccountChoice": "made of accounts, which are read",
    "StackSet.AccountTarget": "made of accounts, regions and text, which are read",
    "StackSet.Automation": "made of a truth value and text, which are read",
    "StackSet.Deployment": "made of accounts, units, regions and text, which are read",
    "StackSet.Operations": "made of numbers and regions, which are read",
    "StackSet.RegionOrder": "made of regions, which are read",
    "StackSet.Share": "made of a number, which is read",
    "StackSet.UnitTarget": "made of units, regions and text, which are read",
    "StartScript": "made of text, which is read",
    "Statement": "a part of a permission, which is reviewed where it's declared",
    "Statement.Coverage": "a part of a permission, which is reviewed where it's declared",
    "Statement.Effect": "a part of a permission, which is reviewed where it's declared",
    "Step": "made of what is declared and of text, which is read",
    "StepChoice": "made of text, which is read",
    "Subnet": "made of ids, which are read",
    "SubnetGroup": "made of blocks and numbers, which are read",
    "Table.Attribute": "the form of items, and no environment's own",
    "Table.Index": "the form of items, and no environment's own",
    "Table.Index.Attributes": "the form of items, and no environment's own",
    "Tagging": "says how a type has tags",
    "TargetGroup.Targets": "made of ids and addresses, which are read",
    "TextInterpolation": "no value that people write",
    "Throttling": "made of numbers, which are read",
    "Topic.Subscription": "made of an address, which is read",
    "UpdatePolicy": "made of values that are read",
  ]

  private let taken = ProfileValues.library.taken
  private let read = ProfileValues.library.decodable

  @Test func everyValueIsReadOrHasAReason() {
    for name in taken.keys.sorted() where !read.contains(name) {
      #expect(
        Self.reasons[name] != nil,
        """
        \(taken[name] ?? ""): \(name) is taken by a public parameter and isn't Decodable. Let it conform to ProfileValue, \
        in a form that people can read, or give the reason here.
        """)
    }
  }

  @Test func noReasonIsLeftOver() {
    for name in Self.reasons.keys.sorted() {
      #expect(taken[name] != nil, "\(name) is taken by no public parameter")
      #expect(!read.contains(name), "\(name) is Decodable")
    }
  }

  @Test func valuesAreFound() {
    #expect(taken.count > 40)
    for name in ["Memory", "StringValue", "Retention", "Subnet.Kind", "CIDR", "Zones"] {
      #expect(taken[name] != nil && read.contains(name), "\(name)")
    }
    let fixture = ProfileValues([
      (
        "Fixture.swift",
        """
        public struct Size {}
        public struct Colour {}
        extension Colour: Decodable, Sendable {}
        public struct Thing: Construct {
          public enum Kind: String { case one }
          public init(_ id: String, size: Size? = nil, colours: [Colour], kinds: [String: Kind], by other: some Construct) {}
        }
        """
      )
    ])
    #expect(fixture.taken.keys.sorted() == ["Colour", "Size", "Thing.Kind"])
    #expect(fixture.decodable == ["Colour"])
  }
}

/// The public types that are values, with what takes them.
struct ProfileValues {
  /// The values that public parameters take, each with one place.
  let taken: [String: String]
  /// The types that can be read.
  let decodable: Set<String>

  static let library = ProfileValues(
    SourceFile.all.filter { file in
      ["Sources/Constructs/", "Sources/StrataLanguage/"].contains { file.path.hasPrefix($0) }
    }.map { ($0.path, $0.text) })

  init(_ files: [(path: String, text: String)]) {
    let all = files.flatMap { file in
      DeclarationReader.declarations(in: SwiftCode(file.text)).map { (path: file.path, declaration: $0) }
    }
    let types = all.map(\.declaration).filter { $0.isPublic && [.structure, .enumeration].contains($0.kind) }
    // What is declared in a scope is no value, and what a literal is made of neither.
    let constructs = Set(
      all.map(\.declaration).filter { $0.conformances.contains { Self.handles.contains($0) } }.map(\.path))
    let names = Set(types.map(\.path)).subtracting(constructs).filter { !Self.isHandle($0) }
    decodable = Set(
      all.map(\.declaration).filter { declaration in
        declaration.kind != .protocol && !declaration.conformances.filter(Self.readers.contains).isEmpty
      }.map(\.path)
    ).intersection(names)
    var taken: [String: String] = [:]
    for (path, declaration) in all where declaration.isPublic || declaration.owner.isEmpty == false {
      guard declaration.isPublic, declaration.kind == .initializer || declaration.kind == .function else { continue }
      for parameter in declaration.parameters where !parameter.isClosure {
        for word in Self.words(parameter.type) {
          guard let name = Self.resolved(word, in: declaration.owner, names) else { continue }
          taken[name] = taken[name] ?? "\(path):\(parameter.line)"
        }
      }
    }
    self.taken = taken
  }

  private static let readers: Set = ["Decodable", "Codable", "ProfileValue", "ProfileChoice"]
  private static let handles: Set = ["Construct", "Connectable", "Network", "ResourceConstruct"]

  private static func isHandle(_ name: String) -> Bool {
    ["Scope", "Resource", "Stack", "Tags", "App", "AppScope", "ConstructPath", "Origin"].contains(name)
      || name.hasPrefix("Imported")
  }

  /// The names of types in a type.
  private static func words(_ type: String) -> [String] {
    type.split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "_") }.map { word in
      String(word).replacing("...", with: "")
    }
  }

  /// The type that a name stands for within another.
  private static func resolved(_ name: String, in owner: String, _ names: Set<String>) -> String? {
    var parts = owner.split(separator: ".").map(String.init)
    while true {
      let path = (parts + [name]).joined(separator: ".")
      if names.contains(path) { return path }
      if parts.isEmpty { return nil }
      parts.removeLast()
    }
  }
}
