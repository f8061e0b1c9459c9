package import StrataJSON
package import StrataReleases
import StrataTemplate
import StrataText

/// A deployment that was looked at and not carried out yet.
///
/// It has the change sets that CloudFormation keeps, and digests of what they were made from. Values of parameters aren't in it, since the change sets have them.
package struct DeploymentPlan {
  /// A stack, and what would happen to it.
  struct Stack: Hashable {
    let name: String
    let templateSHA256: String
    let stackID: String
    /// The change set; nil where nothing changes.
    let changeSetID: String?
    /// The last update of the stack and the digest of its template as they were; nil for a stack that isn't there yet.
    let live: Live?
    let changes: [String]
    /// Whether it gets termination protection.
    var isProtected = false
    /// The alarms that its change set names; nil where nothing is said of them.
    var rollbackTriggers: RecordedTriggers?
  }

  /// A stack as it was when the plan was made.
  struct Live: Hashable {
    let lastUpdate: String?
    let templateSHA256: String
  }

  /// What it's for: a deployment, a promotion, a rollback or an import.
  package let kind: ReleaseEvent.Kind
  /// What it rests on, such as the verdicts of gates; nil where that is nothing but the change sets.
  package let basis: JSONObject?
  let system: String
  let environment: String
  let profile: String
  let tool: String
  let createdAt: String
  let stacks: [Stack]

  private static let fileKind = "strata deployment plan"
  private static let format: Int64 = 1

  /// The plan as JSON, with a digest over all of it.
  package var json: JSONObject {
    var object: JSONObject = [
      "kind": .string(Self.fileKind), "format": .integer(Self.format), "tool": .string(tool),
      "createdAt": .string(createdAt),
      "system": .string(system), "environment": .string(environment), "profile": .string(profile),
      "stacks": .array(stacks.map { .object($0.json) }),
    ]
    if kind != .deployment { object["purpose"] = .string(kind.rawValue) }
    object["basis"] = basis.map(JSONValue.object)
    object["sha256"] = .string(Self.digest(of: object))
    return object
  }

  init(
    _ kind: ReleaseEvent.Kind, of system: String, to environment: String, profile: String, tool: String,
    createdAt: String, stacks: [Stack], basis: JSONObject? = nil
  ) {
    (self.kind, self.basis) = (kind, basis)
    (self.system, self.environment, self.profile) = (system, environment, profile)
    (self.tool, self.createdAt, self.stacks) = (tool, createdAt, stacks)
  }

  /// Whether bytes are those of a plan, of whatever form, which may be written over.
  package static func isPlan(_ bytes: [UInt8]) -> Bool {
    (try? JSONValue(parsing: bytes))?["kind"]?.string == fileKind
  }

  /// Reads a plan.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - path: The file, for messages.
  /// - Throws: ``DeploymentError`` where it's none, is of a newer form, or was edited, which is grave.
  package init(parsing bytes: [UInt8], path: String) throws(DeploymentError) {
    let json: JSONValue
    do throws(JSONSyntaxError) {
      json = try JSONValue(parsing: bytes)
    } catch {
      throw DeploymentError("\(path) is no plan: it isn't JSON: \(error)", hint: Self.another)
    }
    guard var object = json.object, object["kind"]?.string == Self.fileKind else {
      throw DeploymentError("\(path) is no plan; expected what deploy --plan wrote", hint: Self.another)
    }
    guard object["format"]?.integer == Self.format else {
      throw DeploymentError(
        "\(path) was written by another version; expected format \(Self.format), given "
          + ((try? object["format"]?.text(layout: .compact)) ?? "none"),
        hint: Self.another)
    }
    let digest = object["sha256"]?.string
    object["sha256"] = nil
    let stacks = json["stacks"]?.array?.map(Stack.init(parsing:)) ?? []
    guard digest == Self.digest(of: object), !stacks.contains(nil), let system = json["system"]?.string,
      let environment = json["environment"]?.string, let profile = json["profile"]?.string,
      let createdAt = json["createdAt"]?.string,
      let purpose = json["purpose"] == nil ? .deployment : json["purpose"]?.string.flatMap(ReleaseEvent.Kind.init)
    else {
      throw DeploymentError(
        "\(path) was edited after it was written: its digest is another", hint: Self.another, isGrave: true)
    }
    self.init(
      purpose, of: system, to: environment, profile: profile, tool: json["tool"]?.string ?? "", createdAt: createdAt,
      stacks: stacks.compactMap { $0 }, basis: json["basis"]?.object)
  }

  /// What to do where a plan can't be carried out.
  static func another(_ kind: ReleaseEvent.Kind) -> String { "make another plan: \(verb(kind)) --plan FILE" }

  private static let another = another(.deployment)

  private static func verb(_ kind: ReleaseEvent.Kind) -> String {
    switch kind {
    case .promotion: "promote"
    case .rollback: "rollback"
    case .resourceImport: "deploy --import"
    default: "deploy"
    }
  }

  /// The command that carries it out.
  var command: String {
    let place =
      kind == .promotion
      ? "-e \(basis?["from"]?.string ?? "") --to \(environment)" : "--environment \(environment)"
    let verb = kind == .resourceImport ? "deploy" : Self.verb(kind)
    return "\(verb) \(system) \(place)\(kind == .resourceImport ? " --import" : "") --apply FILE"
  }

  private static func digest(of object: JSONObject) -> String {
    SHA256.hexDigest(of: Array(((try? JSONValue.object(object).text(layout: .compact)) ?? "").utf8))
  }
}

extension DeploymentPlan.Stack {
  fileprivate var json: JSONObject {
    var object: JSONObject = [
      "name": .string(name), "templateSha256": .string(templateSHA256), "stackId": .string(stackID),
    ]
    object["changeSetId"] = changeSetID.map(JSONValue.string)
    if let live {
      var known: JSONObject = ["templateSha256": .string(live.templateSHA256)]
      known["lastUpdate"] = live.lastUpdate.map(JSONValue.string)
      object["live"] = .object(known)
    }
    object["changes"] = .array(changes.map(JSONValue.string))
    if isProtected { object["terminationProtection"] = true }
    object["rollbackTriggers"] = rollbackTriggers?.json
    return object
  }

  fileprivate init?(parsing json: JSONValue) {
    guard let name = json["name"]?.string, let digest = json["templateSha256"]?.string,
      let stackID = json["stackId"]?.string, let changes = json["changes"]?.array?.map(\.string), !changes.contains(nil)
    else { return nil }
    let live = json["live"].map {
      DeploymentPlan.Live(
        lastUpdate: $0["lastUpdate"]?.string, templateSHA256: $0["templateSha256"]?.string ?? "")
    }
    self.init(
      name: name, templateSHA256: digest, stackID: stackID, changeSetID: json["changeSetId"]?.string, live: live,
      changes: changes.compactMap { $0 }, isProtected: json["terminationProtection"]?.bool == true,
      rollbackTriggers: json["rollbackTriggers"].flatMap(RecordedTriggers.init))
  }
}

extension DeploymentPlan.Live {
  init(_ stack: DeployedStack) {
    // Versions of aws write the same time in two ways.
    let update = stack.lastUpdate.map { $0.hasSuffix("Z") ? $0.dropLast() + "+00:00" : $0 }
    let text = (try? stack.template.json.text(layout: .compact)) ?? ""
    self.init(lastUpdate: update, templateSHA256: SHA256.hexDigest(of: Array(text.utf8)))
  }
}
