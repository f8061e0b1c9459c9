/// Quotas of CloudFormation that need no knowledge of any resource type.
///
/// See [CloudFormation quotas](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html).
package enum Limits {
  package static let resources = 500
  package static let parameters = 200
  package static let outputs = 200
  package static let mappings = 200
  package static let mappingKeys = 200
  package static let dynamicReferences = 60
  /// The size up to which a template can be sent along with a request, in bytes.
  package static let inlineBytes = 51_200
  /// The size up to which a template is taken from S3, in bytes.
  package static let templateBytes = 1_000_000
  package static let descriptionBytes = 1_024
  package static let outputDescriptionBytes = 1_024
  package static let parameterDescriptionBytes = 4_000
  package static let parameterValueBytes = 4_096

  /// What is wrong with a template of a size, and how gravely: too large to be sent along, or for S3 as well.
  package static func size(_ bytes: Int) -> (mistake: Mistake, severity: Severity)? {
    if bytes > templateBytes {
      let mistake = Mistake(
        .limit, "a template has at most 1,000,000 bytes", expected: "1,000,000 or fewer", given: Count.grouped(bytes),
        hint: "move some resources to another stack")
      return (mistake, .error)
    }
    if bytes <= inlineBytes { return nil }
    let mistake = Mistake(
      .limit, "a template of more than 51,200 bytes is taken only from S3", expected: "51,200 or fewer",
      given: Count.grouped(bytes), hint: "deploy it with aws cloudformation deploy --s3-bucket BUCKET")
    return (mistake, .warning)
  }

  static func stackName(_ name: String) -> Mistake? {
    let isValid =
      name.utf8.first?.isASCIILetter == true && name.utf8.count <= 128 && name.consistsOfAlphanumerics(and: "-")
    if isValid { return nil }
    return Mistake(
      .invalidID, "a stack's name begins with a letter and has letters, digits and hyphens, 128 at most",
      given: name.utf8.count > 128 ? "\(name.utf8.count) characters" : "\"\(name)\"")
  }

  static func exportName(_ name: String) -> Mistake? {
    let isValid = (1...255).contains(name.utf8.count) && name.consistsOfAlphanumerics(and: ":-")
    if isValid { return nil }
    return Mistake(
      .invalidID, "an export's name has letters, digits, colons and hyphens, 255 at most",
      given: name.utf8.count > 255 ? "\(name.utf8.count) characters" : "\"\(name)\"")
  }

  static func outputDescription(_ text: String) -> Mistake? {
    bytes(text, atMost: outputDescriptionBytes, "an output's description")
  }

  static func parameterDescription(_ text: String) -> Mistake? {
    bytes(text, atMost: parameterDescriptionBytes, "a parameter's description")
  }

  static func parameterValue(_ text: String) -> Mistake? {
    bytes(text, atMost: parameterValueBytes, "a parameter's value")
  }

  static func description(_ text: String) -> Mistake? {
    bytes(text, atMost: descriptionBytes, "a template's description")
  }

  static func mappingKeys(_ count: Int, row: String) -> Mistake? {
    self.count(count, atMost: mappingKeys, "the row \(row) of a mapping has", "key", hint: "split the mapping")
  }

  static func count(_ count: Int, atMost limit: Int, _ subject: String, _ thing: String, hint: String) -> Mistake? {
    if count <= limit { return nil }
    return Mistake(
      .limit, "\(subject) at most \(Count.of(limit, thing))", expected: "\(Count.grouped(limit)) or fewer",
      given: Count.grouped(count), hint: hint)
  }

  static func bytes(_ text: String, atMost limit: Int, _ subject: String) -> Mistake? {
    if text.utf8.count <= limit { return nil }
    return Mistake(
      .limit, "\(subject) has at most \(Count.of(limit, "byte"))", expected: "\(Count.grouped(limit)) or fewer",
      given: Count.grouped(text.utf8.count))
  }
}
