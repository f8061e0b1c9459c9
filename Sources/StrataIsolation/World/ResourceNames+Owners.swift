import StrataFacts

extension ResourceNames {
  /// The resource that a text names by its own ARN, or something in it.
  struct Owner: Sendable, Hashable {
    let resource: Int
    /// Whether it names what is in the resource.
    let isInside: Bool
  }

  /// The resource that a text surely names, whatever it comes to be called; nil where that can't be told.
  ///
  /// A resource's ARN, and all that begins with it and a separator which no name has, is that resource's and no other's.
  func owner(of text: SymbolicText) -> Owner? {
    let attributes = text.parts.indices.filter { index in
      if case .attribute = text.parts[index] { return true }
      return false
    }
    guard attributes.count == 1, case .attribute(let attribute, let index) = text.parts[attributes[0]] else {
      return nil
    }
    let type = world.resources[index].type
    guard
      text.parts[..<attributes[0]].isEmpty
        ? (form(of: attribute, in: type)?.utf8.contains(UInt8(ascii: ":")) ?? false)
        : isARN(text.parts[..<attributes[0]], upTo: attribute, of: world.resources[index])
    else { return nil }
    guard let after = text.parts[(attributes[0] + 1)...].first else { return Owner(resource: index, isInside: false) }
    guard case .literal(let ending) = after, let separator = ending.utf8.first else { return nil }
    return Self.separators(of: type).contains(separator) ? Owner(resource: index, isInside: true) : nil
  }

  /// The resource whose id, which AWS makes up, a text is; nil where it's something else.
  func identified(by text: SymbolicText) -> Int? {
    guard let attribute = text.attribute, attribute.name.isEmpty else { return nil }
    let type = world.resources[attribute.resource].type
    return type.hasPrefix("AWS::EC2::") || type == "AWS::KMS::Key" ? attribute.resource : nil
  }

  /// Whether a text that names a resource names another as well.
  func mayName(_ other: WorldResource, _ owner: Owner) -> Bool {
    if owner.resource == other.index { return true }
    let own = world.resources[owner.resource]
    // What is in a resource may be one by itself, as a stream is in a group of logs.
    return owner.isInside && (own.type != other.type || PhysicalName.of(own.type) == nil)
  }

  /// Whether what stands before a resource's name is the beginning of one of its type's ARNs.
  private func isARN(
    _ parts: ArraySlice<SymbolicText.Part>, upTo attribute: String, of resource: WorldResource
  ) -> Bool {
    let type = resource.type
    // Names and ids are what `Ref` gives, or an attribute that is called so.
    let given = form(of: attribute, in: type)
    guard given == nil ? attribute.isEmpty : given == "{name}" else { return false }
    var text = ""
    for part in parts {
      switch part {
      case .literal(let literal): text += literal
      case .partition: text += "_"
      // What a stack refers to is where it is itself.
      case .account: text += places.account(of: resource.stack) ?? "_"
      case .region: text += places.region(of: resource.stack) ?? "_"
      case .attribute, .choice, .unknown: return false
      }
    }
    let fields = text.arnFields
    guard fields.count == 6, fields[0] == "arn" else { return false }
    let name = given ?? "{id}"
    // A resource elsewhere may have the same name.
    let (account, region) = (places.account(of: resource.stack) ?? "_", places.region(of: resource.stack) ?? "_")
    return ResourceArnForms.of(type).contains { form in
      guard let end = form.firstRange(of: name)?.lowerBound else { return false }
      let own = form[..<end].replacing("{here}", with: "{region}:{account}").replacing("{path}", with: "")
        .split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
      guard own.count == 4, own[0] == fields[2], own[3] == fields[5] else { return false }
      return fields[3] == (own[1].isEmpty ? "" : region) && fields[4] == (own[2].isEmpty ? "" : account)
    }
  }

  /// The bytes that separate a type's names from what is in the resource.
  private static func separators(of type: String) -> [UInt8] {
    let (colon, slash) = (UInt8(ascii: ":"), UInt8(ascii: "/"))
    switch type {
    case "AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm": return []
    case "AWS::ECR::Repository", "AWS::KMS::Alias", "AWS::Logs::LogGroup", "AWS::SSM::Parameter",
      "AWS::SecretsManager::Secret":
      return [colon]
    default: return [colon, slash]
    }
  }
}

extension String {
  fileprivate var arnFields: [Substring] { split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false) }
}
