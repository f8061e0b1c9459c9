import Foundation
import StrataJSON
import StrataResourceModel

/// Swift that declares resources, given in templates, by the initializers of their types: a file for each service.
struct InitializerFiles {
  private var files: [String: String] = [:]
  /// The values that can't be written, by logical id, with the reason.
  private(set) var gaps = JSONObject()
  /// The places that are written raw, by logical id.
  private var raw = JSONObject()
  private(set) var count = 0
  /// The cases of unions that no resource calls.
  private var unused: Set<String> = []

  /// Writes resources as Swift.
  ///
  /// - Parameters:
  ///   - resources: The resources by their logical ids, as in templates.
  ///   - facts: The facts of all types.
  init(_ resources: JSONObject, _ facts: [TypeFacts]) {
    let facts = Dictionary(facts.map { ($0.name, $0) }) { first, _ in first }
    var models: [String: ResourceModel] = [:]
    var functions: [String: [String]] = [:]
    var used: Set<String> = []
    for (id, resource) in resources.map({ ($0.key, $0.value) }) {
      let type = resource["Type"]?.string ?? ""
      guard let facts = facts[type] else {
        gaps[id] = .string("the type \(type) is unknown")
        continue
      }
      let model = models[type] ?? ModelBuilder(facts).model()
      if models.updateValue(model, forKey: type) == nil { unused.formUnion(Self.cases(of: model)) }
      var call = InitializerCall(model, facts)
      do throws(InitializerCall.Failure) {
        try call.declare(id, resource["Properties"]?.object ?? [:])
        count += 1
        used.formUnion(call.cases)
        functions[model.service, default: []].append(Self.function(id, call.lines))
        if !call.raw.isEmpty { raw[id] = .array(call.raw.map(JSONValue.string)) }
      } catch {
        let place = error.path.isEmpty ? "" : error.path.joined(separator: "/") + ": "
        gaps[id] = .string(place + error.reason)
      }
    }
    unused.subtract(used)
    for (service, functions) in functions { files["\(service)Cases.swift"] = Self.file(service, functions) }
    files["main.swift"] = Self.main(services: functions.keys.sorted(by: utf8Precedes))
  }

  /// The cases of all unions of a type.
  private static func cases(of model: ResourceModel) -> [String] {
    model.nested.flatMap { nested -> [String] in
      guard case .union(let cases) = nested.kind else { return [] }
      return cases.map { "\(model.service).\(model.name).\(nested.name).\($0.label)" }
    }
  }

  private static func function(_ id: String, _ lines: [String]) -> String {
    "  @Sendable static func \(id)(_ scope: Scope) {\n" + lines.map { "    \($0)\n" }.joined() + "  }\n"
  }

  private static func file(_ service: String, _ functions: [String]) -> String {
    let names = functions.compactMap { $0.split(separator: "(").first?.split(separator: " ").last }
    return "import StrataLanguage\nimport Strata\(service)\n\nenum \(service)Cases {\n"
      + "  static let all: [(String, @Sendable (Scope) -> Void)] = [\n"
      + names.map { "    (\"\($0)\", \($0)),\n" }.joined() + "  ]\n\n" + functions.joined(separator: "\n") + "}\n"
  }

  /// The rules that samples break which are right by their schemas.
  private static let otherRules = [
    "alias-name", "attached-policy", "balancer-subnets", "constraint", "contributor-rule", "custom-resource-target",
    "dashboard-body", "filter-pattern", "filter-policy", "iam-name", "identity-provider", "image-lifecycle",
    "image-registry", "image-replication", "instance-image", "key-alias", "key-rotation", "key-usage", "log-policy",
    "maintenance", "operations-document", "physical-name", "policy-form", "policy-target", "redrive-policy",
    "replica-key", "secret", "secret-rotation", "serverless-without-transform", "stored-parameter-form",
    "unknown-reference",
  ]

  /// A program that writes a line for each resource: its id, and its properties as they're synthesized or why they aren't.
  private static func main(services: [String]) -> String {
    """
    @testable import InitializerCases
    import StrataLanguage
    import StrataJSON
    import StrataPipeline

    // The samples are right by their schemas; what else is asked of them isn't asked here.
    let accepted: AnyValue = [
    \(otherRules.map { "  [\"Rule\": \"\($0)\", \"Because\": \"a sample of what the schema takes\"],\n" }.joined())]
    let services = [
    \(services.map { "  \($0)Cases.all,\n" }.joined())]
    for (id, declare) in services.joined() {
      var line: JSONValue
      do throws(SynthesisError) {
        let template = try Stack("Sample") { stack in
          stack.metadata("Strata::Accepted", accepted)
          declare(stack)
        }.synthesize()
        line = ["id": .string(id), "properties": template.resources[id]?["Properties"] ?? [:]]
      } catch {
        let reasons = error.findings.filter { $0.severity == .error }.map { finding in
          "\\(finding.property.map { $0 + ": " } ?? "")\\(finding.rule): \\(finding.message)"
        }
        line = ["id": .string(id), "error": .string(reasons.joined(separator: "; "))]
      }
      print(String(decoding: try line.bytes(layout: .compact), as: UTF8.self))
    }

    """
  }

  /// Writes the files, and beside them `written.json`, which says what can't be written, what is written raw
  /// and which forms nothing is written in.
  func write(to folder: URL) throws(GeneratorError) {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
      let written: JSONValue = [
        "gaps": .object(gaps), "raw": .object(raw),
        "unused": .array(unused.sorted(by: utf8Precedes).map(JSONValue.string)),
      ]
      try Data(written.bytes(layout: .pretty)).write(to: folder.appending(path: "written.json"))
    } catch {
      throw GeneratorError(file: folder.path, "can't be written: \(error)")
    }
  }
}
