import StrataFindings
import StrataJSON
import StrataSchema
import StrataTemplate

/// A secret has a name that it may have, and one value that can be made.
struct SecretRule: TemplateRule {
  let about = RuleDescription(
    "secret", .error, reason: "Secrets Manager refuses a secret whose name or value it can't make",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secret.html",
    good: SecretRule.sample(["SecretStringTemplate": "{\"user\": \"orders\"}", "GenerateStringKey": "password"]),
    bad: SecretRule.sample(["SecretStringTemplate": "{\"user\": \"orders\"}"]))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::SecretsManager::Secret").flatMap { secret -> [Finding] in
      secret.all("Name").compactMap(name) + both(secret, template) + secret.all("GenerateSecretString").flatMap(made)
        + secret.all("KmsKeyId").compactMap(key) + replicas(secret)
    }
  }

  private func name(_ place: PlacedValue) -> Finding? {
    guard let text = place.text, SchemaPatterns.matchesWhole(text, "[A-Za-z0-9/_+=.@-]{1,512}") == false else {
      return nil
    }
    return finding(
      "this can't be the name of a secret", at: place.pointer, expected: "1 to 512 letters, digits and /_+=.@-",
      given: Wording.quoted(text))
  }

  private func both(_ secret: TemplateResource, _ template: TemplateContents) -> [Finding] {
    guard secret["SecretString"] != nil, secret["GenerateSecretString"] != nil else { return [] }
    return PropertyPairs(secret, "GenerateSecretString", "SecretString", in: template).all.prefix(1).compactMap {
      made, given in
      guard let made, given != nil else { return nil }
      return finding(
        "a secret has SecretString or GenerateSecretString, not both", at: made.pointer, expected: "one of the two",
        hint: "remove one")
    }
  }

  // MARK: Values that are made

  private func made(_ place: PlacedValue) -> [Finding] {
    guard let object = place.value.object, !place.value.isFunction, !object.keys.contains(where: \.isFunctionName)
    else {
      return []
    }
    return template(place, object) + characters(place, object)
  }

  private func template(_ place: PlacedValue, _ object: JSONObject) -> [Finding] {
    var found: [Finding] = []
    let (form, key) = (object["SecretStringTemplate"], object["GenerateStringKey"])
    if form != nil, key == nil {
      found.append(
        finding(
          "a template of a secret must say where the password goes",
          at: place.pointer.appending("SecretStringTemplate"),
          expected: "GenerateStringKey"))
    } else if form == nil, key != nil {
      found.append(
        finding(
          "a key of a secret must have a template that it's put into", at: place.pointer.appending("GenerateStringKey"),
          expected: "SecretStringTemplate, a JSON object"))
    }
    for value in place.all("SecretStringTemplate") {
      // What a secret's text begins with isn't for anybody's eyes.
      switch Result(catching: { () throws(JSONSyntaxError) in try EmbeddedDocument(value) }) {
      case .success(let document?) where document.content.value.object == nil && !document.content.value.isFunction:
        found.append(
          finding(
            "the template of a secret must be an object", at: value.pointer, expected: "a JSON object in text",
            given: document.content.value.array == nil ? "a value alone" : "a list"))
      case .failure(let error):
        found.append(
          finding(
            "the template of a secret isn't JSON", at: value.pointer, expected: "a JSON object in text",
            given: "a fault in line \(error.line), column \(error.column) of the text"))
      default: break
      }
    }
    return found
  }

  private func characters(_ place: PlacedValue, _ object: JSONObject) -> [Finding] {
    let kinds = ["ExcludeLowercase", "ExcludeNumbers", "ExcludePunctuation", "ExcludeUppercase"]
    func isTrue(_ key: String) -> Bool? {
      switch object[key] {
      case nil: nil
      case .bool(let value)?: value
      case .string(let text)?: text == "true" ? true : text == "false" ? false : nil
      default: nil
      }
    }
    let isDecided = (kinds + ["RequireEachIncludedType"]).allSatisfy { object[$0] == nil || isTrue($0) != nil }
    guard isDecided else { return [] }
    let included = kinds.count { isTrue($0) != true }
    if included == 0, isTrue("IncludeSpace") != true, object["IncludeSpace"].map({ !$0.isFunction }) ?? true {
      return [finding("all characters of a password are excluded", at: place.pointer, expected: "one kind at least")]
    }
    guard isTrue("RequireEachIncludedType") != false else { return [] }
    return place.all("PasswordLength").compactMap { length in
      guard let text = length.text, let number = Int(text), number >= 1, number < included else { return nil }
      return finding(
        "a password has no room for each kind of its characters", at: length.pointer, expected: "\(included) or more",
        given: String(number), hint: "or write RequireEachIncludedType: false")
    }
  }

  // MARK: Keys and regions

  /// The keys of AWS's own are each for one service.
  private func key(_ place: PlacedValue) -> Finding? {
    guard let text = place.text, let start = text.firstRange(of: "alias/aws/"),
      text[start.upperBound...] != "secretsmanager"
    else { return nil }
    return finding(
      "this key is one of another service's own", at: place.pointer,
      expected: "a key of yours, or none for alias/aws/secretsmanager", given: Wording.quoted(text))
  }

  private func replicas(_ secret: TemplateResource) -> [Finding] {
    var seen: Set<String> = []
    return secret.each("ReplicaRegions").compactMap { replica in
      if let region = replica["Region"], region.value == ["Ref": "AWS::Region"] {
        return finding(
          "a secret can't be replicated into its own region", at: region.pointer, expected: "another region",
          given: "the stack's own")
      }
      guard let region = replica["Region"], let text = region.value.string, !replica.pointer.tokens.contains("Fn::If")
      else { return nil }
      return seen.insert(text).inserted
        ? nil
        : finding(
          "the region \(text) is that of an earlier replica too", at: region.pointer, expected: "another region")
    }
  }

  private static func sample(_ made: JSONObject) -> JSONValue {
    [
      "Login": [
        "Type": "AWS::SecretsManager::Secret", "Properties": ["GenerateSecretString": .object(made)],
      ]
    ]
  }
}
