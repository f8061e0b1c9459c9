import StrataJSON
import StrataTemplate

/// Finds rules by which what a resource holds is deleted by itself, sooner than before.
enum Expiry {
  static let types: Set<String> = [
    "AWS::S3::Bucket", "AWS::ECR::Repository", "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable",
  ]

  /// The data at risk by changes of a resource.
  static func losses(_ properties: ComparedProperties) -> [DataRisk] {
    switch properties.type {
    case "AWS::S3::Bucket": losses(properties, "LifecycleConfiguration", "its objects", BucketRule.all)
    case "AWS::ECR::Repository": losses(properties, "LifecyclePolicy", "its images", ImageRule.all)
    case "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable":
      losses(properties, "TimeToLiveSpecification", "its items", ItemRule.all)
    default: []
    }
  }

  /// A rule that deletes something.
  struct Rule: Equatable {
    /// The things it's about, the same for rules of the same things.
    let scope: JSONValue
    /// The beginning of the names of what it's about; nil where it's about less than all of those.
    var prefix: String?
    /// The length of time or the number that is kept.
    let kept: Double
    /// The rule in words.
    let text: String

    /// Whether all that another rule deletes, this one does.
    func covers(_ other: Rule) -> Bool {
      if kept > other.kept { return false }
      if scope == other.scope { return true }
      guard let prefix, let otherPrefix = other.prefix, scope["kind"] == other.scope["kind"] else { return false }
      return otherPrefix.hasPrefix(prefix)
    }
  }

  private static func losses(
    _ properties: ComparedProperties, _ property: String, _ contents: String, _ read: (Form?) -> [Rule]?
  ) -> [DataRisk] {
    func risk(_ reason: String, isCertain: Bool = true) -> DataRisk {
      DataRisk(
        logicalID: properties.logicalID, type: properties.type, contents: contents,
        event: isCertain ? "deleted by themselves" : "may be deleted by themselves", reason: reason)
    }
    guard let pairs = properties.pairs(property) else {
      return [risk("it can't be told what \(property) comes to", isCertain: false)]
    }
    return pairs.flatMap { pair -> [DataRisk] in
      guard pair.isThere.old, pair.isThere.new else { return [] }
      let ending = pair.situation.text.isEmpty ? "" : ", \(pair.situation.text)"
      guard let after = read(pair.new) else {
        return [risk("\(property) can't be read, and is another\(ending)", isCertain: false)]
      }
      let before = read(pair.old) ?? []
      return after.filter { rule in !before.contains { $0.covers(rule) } }.map { risk($0.text + ending) }
    }
  }
}

/// The rules by which a bucket deletes objects.
///
/// See [Expiring objects](https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-expire-general-considerations.html).
enum BucketRule {
  static func all(_ form: Form?) -> [Expiry.Rule]? {
    guard let form else { return [] }
    guard case .object = form else { return nil }
    guard let rules = form["Rules"]?.elements else { return form["Rules"] == nil ? [] : nil }
    var found: [Expiry.Rule] = []
    for element in rules {
      guard case .object(let members) = element.form else { return nil }
      if element.form["Status"]?.string == "Disabled" { continue }
      let scope = members.filter {
        ["Prefix", "TagFilters", "ObjectSizeGreaterThan", "ObjectSizeLessThan"].contains($0.key)
      }
      let onlyPrefix = scope.allSatisfy { $0.key == "Prefix" }
      let prefix = onlyPrefix ? element.form["Prefix"].map(\.string) ?? "" : nil
      for (kind, form, what) in ends(of: element.form) {
        guard let days = TemplateValues.text(form).flatMap(Scalar.number(inText:)) else {
          found.append(
            Expiry.Rule(
              scope: ["kind": .string(kind), "scope": Form.object(scope).json, "at": form.json], kept: 0,
              text: "\(what) at a time that \(kind) says"))
          continue
        }
        let place = prefix.map { $0.isEmpty ? "" : " below \($0)" } ?? " of some kinds"
        found.append(
          Expiry.Rule(
            scope: ["kind": .string(kind), "scope": Form.object(scope).json], prefix: prefix, kept: days,
            text: "\(what)\(place) after \(Wording.number(days)) \(days == 1 ? "day" : "days") by \(kind)"))
      }
    }
    return found
  }

  private static func ends(of rule: Form) -> [(String, Form, String)] {
    var found: [(String, Form, String)] = []
    for key in ["ExpirationInDays", "ExpirationDate"] {
      if let form = rule[key] { found.append((key, form, "objects")) }
    }
    if let form = rule["NoncurrentVersionExpirationInDays"] ?? rule["NoncurrentVersionExpiration"]?["NoncurrentDays"] {
      found.append(("NoncurrentVersionExpiration", form, "former versions"))
    }
    return found
  }
}

/// The rules by which a repository deletes images.
///
/// See [Lifecycle policies](https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html).
enum ImageRule {
  static func all(_ form: Form?) -> [Expiry.Rule]? {
    guard let form else { return [] }
    guard case .object = form else { return nil }
    guard let text = form["LifecyclePolicyText"] else { return [] }
    let json = text.isFunction || text.string != nil ? FormReader.jsonText(of: text) : text.json
    guard let rules = json?["rules"]?.array else { return nil }
    return rules.compactMap { rule -> Expiry.Rule? in
      guard rule["action"]?["type"] == "expire" || rule["action"] == nil,
        case .object(let selection)? = rule["selection"],
        let count = selection["countNumber"].flatMap(Scalar.number(of:))
      else { return nil }
      let scope = selection.filter { $0.key != "countNumber" && $0.key != "countUnit" }
      let number = Wording.number(count)
      let isAge = selection["countType"]?.string?.hasPrefix("since") == true
      let status = selection["tagStatus"]?.string ?? "any"
      let which = status == "any" ? "images" : "\(status) images"
      return Expiry.Rule(
        scope: .object(JSONObject(scope.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 })), kept: count,
        text: isAge ? "\(which) after \(number) \(count == 1 ? "day" : "days")" : "\(which) beyond \(number)")
    }
  }
}

/// The rule by which a table deletes items.
///
/// See [Time to live](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html).
enum ItemRule {
  static func all(_ form: Form?) -> [Expiry.Rule]? {
    guard let form else { return [] }
    guard case .object = form else { return nil }
    if form["Enabled"].flatMap(TemplateValues.text)?.lowercased() == "false" { return [] }
    let attribute = form["AttributeName"]?.comparableText ?? ""
    return [
      Expiry.Rule(
        scope: ["attribute": .string(attribute)], kept: 0, text: "items whose time in \(attribute) is over")
    ]
  }
}
