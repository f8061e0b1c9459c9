import StrataJSON
import StrataSchema
import StrataTemplate
import StrataText

/// What Systems Manager refuses of a parameter by itself.
///
/// See [Creating parameters](https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html).
enum StoredParameterFaults {
  /// Faults of a name.
  static func name(_ place: PlacedValue) -> DocumentFault? {
    let partial = PartialText(place.value)
    guard case .literal(let start)? = partial.parts.first else { return nil }
    let given = Wording.quoted(partial.description)
    let first = (start.hasPrefix("/") ? start.dropFirst() : start[...]).lowercased()
    let reserved = ["aws", "ssm"].first { first.hasPrefix($0) }
    if let reserved {
      return DocumentFault(
        place.pointer, "no parameter's name begins with \(reserved)", expected: "another name", given: given)
    }
    guard let text = partial.literal else { return nil }
    if SchemaPatterns.matchesWhole(text, "[A-Za-z0-9_./-]{1,1011}") == false {
      return DocumentFault(
        place.pointer, "this can't be the name of a parameter",
        expected: "1 to 1,011 letters, digits and _.-, and / between levels", given: given)
    }
    if text.contains("/"), !text.hasPrefix("/") {
      return DocumentFault(
        place.pointer, "a name with levels must begin with a slash", expected: "/\(text)", given: given)
    }
    let levels = text.split(separator: "/").count
    if levels <= 15 { return nil }
    return DocumentFault(
      place.pointer, "a name has too many levels", expected: "15 or fewer", given: String(levels))
  }

  /// Faults of a value, which isn't shown.
  static func value(_ place: PlacedValue, tier: String?, dataType: String?) -> DocumentFault? {
    let partial = PartialText(place.value)
    // Text that only deployment tells is left out.
    let size = partial.parts.reduce(0) { if case .literal(let text) = $1 { $0 + text.utf8.count } else { $0 } }
    let most = tier == nil || tier == "Standard" ? 4_096 : 8_192
    if size > most {
      return DocumentFault(
        place.pointer, "the value of a parameter is too large", expected: "\(Count.grouped(most)) bytes or fewer",
        given: "\(Count.grouped(size)) or more", hint: most == 4_096 ? "write Tier: Advanced, which takes 8,192" : nil)
    }
    guard let text = partial.literal else { return nil }
    if text.isEmpty {
      return DocumentFault(place.pointer, "the value of a parameter can't be empty", expected: "1 character or more")
    }
    if SchemaPatterns.matches(text, "\\{\\{.*\\}\\}") == true {
      return DocumentFault(
        place.pointer, "the value of a parameter can't refer to another", expected: "text without {{…}}")
    }
    if dataType == "aws:ec2:image", SchemaPatterns.matchesWhole(text, "ami-[0-9a-f]{8,17}") == false {
      return DocumentFault(
        place.pointer, "this isn't the id of an image", expected: "such as ami-0123456789abcdef0",
        given: Wording.quoted(text))
    }
    return nil
  }

  /// The policies of a parameter, which are a list in JSON.
  ///
  /// See [Assigning parameter policies](https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-policies.html).
  static let policies = DocumentShape.list(
    of: .object(
      [
        ("Type", .choice(["Expiration", "ExpirationNotification", "NoChangeNotification"])), ("Version", .text),
        ("Attributes", .open([("Timestamp", .text), ("Unit", .choice(["Days", "Hours"]))], required: [])),
      ], required: ["Type", "Version", "Attributes"]), 1...10)
}
