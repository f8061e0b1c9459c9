import StrataFacts
import StrataFindings
import StrataJSON
import StrataSchema
import StrataTemplate

/// An attribute yields text where a function or an output wants text, and a list where a function wants one.
///
/// CloudFormation makes text of a number that's written, but not of one that a resource yields.
struct AttributeKindRule: TemplateRule {
  let about = RuleDescription(
    "attribute-kind", .error,
    reason: "CloudFormation refuses an output or a function with an attribute of another kind than it takes",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html",
    goodTemplate: AttributeKindRule.sample("ClusterEndpoint.Address"),
    badTemplate: AttributeKindRule.sample("ClusterEndpoint.Port"))

  func check(_ template: TemplateContents) -> [Finding] {
    var known: [ReferenceTarget: SchemaTypes] = [:]
    let resources = template.everyResource
    return zip(template.references, template.referenceEnds).compactMap { reference, ends in
      guard let target = ends.target, let attribute = reference.attribute else { return nil }
      let type = resources[target].type
      let key = ReferenceTarget(name: type, attribute: attribute)
      let kinds = known[key] ?? Self.kinds(of: attribute, type)
      known[key] = kinds
      if kinds.isEmpty { return nil }
      // Hardly anything is wanted to be a list, and to find out what is takes long.
      if kinds.contains(.string), !reference.mayBelongInList { return nil }
      guard let wanted = reference.wantedKind, !kinds.contains(wanted) else { return nil }
      return finding(
        "the attribute \(attribute) yields something else than what belongs here", at: reference.pointer,
        expected: wanted.description, given: kinds.description, hint: Self.hint(kinds, wanted, attribute, type))
    }
  }

  private static func kinds(of attribute: String, _ type: String) -> SchemaTypes {
    guard type.hasPrefix("AWS::"), let facts = ResourceFacts.of(type) else { return [] }
    return SchemaFormats.kinds(ofAttribute: attribute, of: facts)
  }

  private static func hint(
    _ given: SchemaTypes, _ wanted: SchemaTypes, _ attribute: String, _ type: String
  ) -> String? {
    if let hint = KindWording.hint(for: given, as: wanted) { return hint }
    let path = attribute.split(separator: ".").map(String.init)
    guard given.isDisjoint(with: [.list, .object]), let facts = ResourceFacts.of(type), !facts.readOnly.contains(path)
    else { return nil }
    return "write what \(attribute) is, or a parameter that both have"
  }

  private static func sample(_ attribute: JSONValue) -> JSONValue {
    [
      "Resources": [
        "Cache": [
          "Type": "AWS::MemoryDB::Cluster",
          "Properties": ["ClusterName": "cache", "NodeType": "db.t4g.small", "ACLName": "open-access"],
        ]
      ],
      "Outputs": ["Cache": ["Value": ["Fn::GetAtt": ["Cache", attribute]]]],
    ]
  }
}

extension TemplateReference {
  /// The attribute that it's to, in whichever way.
  fileprivate var attribute: String? {
    switch kind {
    case .attribute(let name): name.isEmpty ? nil : name
    case .substitution(let name): name
    default: nil
    }
  }

  /// Whether it's in a function that takes a list.
  fileprivate var mayBelongInList: Bool {
    pointer.tokens.contains { $0 == IntrinsicFunction.join.name || $0 == IntrinsicFunction.select.name }
  }

  /// The kind of value that what is around it takes of an attribute; nil where that's for a schema to say.
  fileprivate var wantedKind: SchemaTypes? {
    guard case .attribute = kind else { return .string }
    // The steps into what it is in, whichever branch of a condition it is.
    var steps: [String] = []
    var rest = pointer.tokens.dropLast()[...]
    while let step = rest.popFirst() {
      if step == IntrinsicFunction.if.name, rest.first == "1" || rest.first == "2" {
        rest.removeFirst()
      } else {
        steps.append(step)
      }
    }
    if steps.count == 3, steps[0] == "Outputs", steps[2] == "Value" { return .string }
    func isIn(_ function: IntrinsicFunction, _ path: String?...) -> Bool {
      let last = steps.suffix(path.count + 1)
      return last.count == path.count + 1 && last.first == function.name
        && zip(last.dropFirst(), path).allSatisfy { $1 == nil || $0 == $1 }
    }
    if isIn(.base64) || isIn(.split, "1") || isIn(.cidr, "0") || isIn(.sub, "1", nil) || isIn(.join, "1", nil) {
      return .string
    }
    return isIn(.join, "1") || isIn(.select, "1") ? .list : nil
  }
}
