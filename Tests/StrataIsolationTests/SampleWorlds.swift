import StrataIsolation
import StrataJSON
import StrataTemplate

/// Worlds for tests: the resources of staging, of production and of both.
enum SampleWorlds {
  /// A world of up to three stacks, in one account and region.
  ///
  /// - Parameters:
  ///   - staging: The resources of staging.
  ///   - production: The resources of production.
  ///   - shared: The resources of both; none unless given.
  ///   - parameters: The parameters of each stack; none unless given.
  /// - Returns: The world.
  static func world(
    staging: JSONObject, production: JSONObject, shared: JSONObject = [:], parameters: JSONObject = [:]
  ) -> IsolationWorld {
    var stacks: [IsolatedStack] = []
    for (name, resources) in [("staging", staging), ("production", production), ("shared", shared)] {
      let outputs = JSONObject(
        resources.map {
          ($0.key, ["Value": ["Ref": .string($0.key)], "Export": ["Name": .string("\(name):\($0.key)")]])
        })
      stacks.append(
        IsolatedStack(
          name: "shop-\(name)", environment: name == "shared" ? nil : name,
          contents: TemplateContents([
            "Parameters": .object(parameters), "Resources": .object(resources), "Outputs": .object(outputs),
          ]), account: "111122223333", region: "eu-central-1"))
    }
    return IsolationWorld(environments: ["staging", "production"], stacks: stacks)
  }
}

extension JSONObject {
  /// The members of both.
  static func + (one: JSONObject, other: JSONObject) -> JSONObject {
    var sum = one
    for member in other { sum[member.key] = member.value }
    return sum
  }
}

extension Candidate {
  /// The verdict in a word, and the code of the fact that closes it.
  var word: String {
    switch verdict {
    case .closed(let fact): fact.code
    case .open: "open"
    case .undecided: "undecided"
    }
  }

  /// The verdict's sentence.
  var sentence: String {
    switch verdict {
    case .closed(let fact): fact.words
    case .open(let witness): witness.words
    case .undecided(let reason): "\(reason.reason). \(reason.remedy)"
    }
  }
}
