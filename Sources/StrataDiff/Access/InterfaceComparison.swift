import StrataJSON
import StrataTemplate

/// Finds calls of an API, as its OpenAPI document declares them, that need no authorization any more.
///
/// See [OpenAPI extensions](https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html).
enum InterfaceComparison {
  private static let documents: [String: String] = [
    "AWS::ApiGateway::RestApi": "Body", "AWS::ApiGatewayV2::Api": "Body", "AWS::Serverless::Api": "DefinitionBody",
    "AWS::Serverless::HttpApi": "DefinitionBody",
  ]
  private static let methods: Set<String> = [
    "delete", "get", "head", "options", "patch", "post", "put", "trace", "x-amazon-apigateway-any-method",
  ]

  /// Compares the document of an API before and after.
  static func changes(_ properties: ComparedProperties) -> [AccessChange] {
    guard let property = documents[properties.type] else { return [] }
    func change(_ direction: AccessChange.Direction, _ text: String, _ situation: Situation = .only) -> AccessChange {
      let text = situation.text.isEmpty ? text : "\(text), \(situation.text)"
      return AccessChange(direction: direction, area: .exposure, logicalID: properties.logicalID, text: text)
    }
    var found: [AccessChange] = []
    let locations = ["BodyS3Location", "DefinitionUri"]
    if properties.old != nil, properties.new != nil {
      for location in locations where properties.old?[location] != properties.new?[location] {
        found.append(change(.unclear, "\(location) is another, and so may be who may call it"))
      }
    }
    guard let pairs = properties.pairs(property) else {
      return found + [change(.unclear, "it can't be told what \(property) comes to")]
    }
    for pair in pairs {
      guard let before = document(pair.old), let after = document(pair.new) else {
        found.append(change(.unclear, "\(property) can't be read, and is another", pair.situation))
        continue
      }
      let (old, new) = (calls(before), calls(after))
      for call in new.order {
        guard let rule = new.rules[call] else { continue }
        let former = old.rules[call]
        if former == rule { continue }
        if rule == nil {
          found.append(change(.wider, "anybody may call \(call) without saying who they are", pair.situation))
        } else if let former, former != nil {
          found.append(change(.unclear, "another authorization is needed to call \(call)", pair.situation))
        } else if former != nil {
          found.append(
            change(.narrower, "no more: anybody may call \(call) without saying who they are", pair.situation))
        }
      }
      for call in old.order where new.rules[call] == nil && old.rules[call] == .some(nil) {
        found.append(
          change(.narrower, "no more: anybody may call \(call) without saying who they are", pair.situation))
      }
      let schemes = [before, after].map { $0["components"]?["securitySchemes"] ?? $0["securityDefinitions"] }
      if pair.isThere.old, pair.isThere.new, pair.old != nil, schemes[0] != nil, schemes[0] != schemes[1] {
        found.append(change(.unclear, "the authorizations that its document declares are others", pair.situation))
      }
    }
    return found
  }

  private static func document(_ form: Form?) -> JSONValue? {
    switch form {
    case nil: return [:]
    case .object?: return form?.json
    case .scalar?, .text?: return form.flatMap(FormReader.jsonText)
    default: return nil
    }
  }

  /// The calls in their order, and what each needs: nil for nothing.
  private static func calls(_ document: JSONValue) -> (order: [String], rules: [String: JSONValue?]) {
    var order: [String] = []
    var rules: [String: JSONValue?] = [:]
    for path in document["paths"]?.object ?? [:] {
      for operation in path.value.object ?? [:] where methods.contains(operation.key.lowercased()) {
        let method = operation.key == "x-amazon-apigateway-any-method" ? "ANY" : operation.key.uppercased()
        let call = "\(method) \(path.key)"
        order.append(call)
        rules.updateValue(rule(operation.value, document), forKey: call)
      }
    }
    return (order, rules)
  }

  private static func rule(_ operation: JSONValue, _ document: JSONValue) -> JSONValue? {
    let own = operation["x-amazon-apigateway-auth"] ?? document["x-amazon-apigateway-auth"]
    if let kind = own?["type"], kind.string?.uppercased() != "NONE" { return own }
    guard let security = operation["security"] ?? document["security"] else { return nil }
    guard let choices = security.array else { return security }
    // An empty choice among others asks for nothing.
    if choices.isEmpty || choices.contains([:]) { return nil }
    return security
  }
}
