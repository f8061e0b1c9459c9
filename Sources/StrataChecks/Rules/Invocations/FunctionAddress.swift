import StrataJSON
import StrataTemplate

/// A function of a template, one of its versions or one of its aliases, as a value names it.
struct FunctionAddress {
  let function: TemplateResource
  let qualifier: Qualifier
  /// What is named, for messages: a logical id, or one with a qualifier.
  let name: String

  /// The part of a function's address that tells which of its versions is meant.
  enum Qualifier: Hashable {
    /// The function itself.
    case none
    /// A version by its number, or an alias by its name.
    case text(String)
    /// A version of the template, whose number only deployment tells.
    case version(String)
    case unknown

    /// Whether two may be the same; a permission for one isn't for another.
    ///
    /// See [permissions of aliases](https://docs.aws.amazon.com/lambda/latest/dg/using-aliases.html).
    func mayBe(_ other: Qualifier) -> Bool {
      switch (self, other) {
      case (.unknown, _), (_, .unknown): true
      case (.text(let text), .version), (.version, .text(let text)): text.utf8.allSatisfy { (48...57).contains($0) }
      default: self == other
      }
    }
  }

  /// The types of functions.
  static let functions = ["AWS::Lambda::Function", "AWS::Serverless::Function"]

  /// The types of what stands for a version of a function, with the attribute that is its ARN, as `Ref` is.
  private static let qualified = ["AWS::Lambda::Alias": "AliasArn", "AWS::Lambda::Version": "FunctionArn"]

  /// Reads what a value names; nil where that is no function of the template, or only deployment tells.
  ///
  /// - Parameters:
  ///   - value: A name or an ARN, or a text with one, as the address at which API Gateway invokes a function.
  ///   - template: The template.
  init?(_ value: JSONValue, in template: TemplateContents) {
    let parts = PartialText(value).parts
    for (index, part) in parts.enumerated() {
      guard case .unknown(let reference) = part, let target = reference.referenceTarget,
        let resource = template.resource(target.name)
      else { continue }
      let isFunction = Self.functions.contains(resource.type)
      guard isFunction || Self.qualified[resource.type] != nil else { continue }
      // What stands before a name may be a part of it.
      if index > 0, target.attribute == nil {
        guard case .literal(let before) = parts[index - 1],
          before.hasSuffix(isFunction ? ":function:" : "/functions/")
        else { return nil }
      }
      let rest = parts[(index + 1)...]
      if isFunction {
        guard target.attribute == nil || target.attribute == "Arn", let qualifier = Self.qualifier(rest, in: template)
        else { return nil }
        self.init(resource, qualifier)
        return
      }
      guard target.attribute == nil || target.attribute == Self.qualified[resource.type],
        rest.isEmpty || Self.endsName(rest)
      else { return nil }
      guard let named = resource["FunctionName"].flatMap({ FunctionAddress($0, in: template) }),
        named.qualifier == .none
      else { return nil }
      let isVersion = resource.type == "AWS::Lambda::Version"
      self.init(
        function: named.function,
        qualifier: isVersion
          ? .version(resource.logicalID) : resource.placed("Name")?.text.map { .text($0) } ?? .unknown,
        name: resource.logicalID)
      return
    }
    return nil
  }

  init(_ function: TemplateResource, _ qualifier: Qualifier) {
    var name = function.logicalID
    if case .text(let text) = qualifier { name += ":\(text)" }
    self.init(function: function, qualifier: qualifier, name: name)
  }

  private init(function: TemplateResource, qualifier: Qualifier, name: String) {
    (self.function, self.qualifier, self.name) = (function, qualifier, name)
  }

  /// Whether what follows the name of a function is no part of it.
  private static func endsName(_ rest: ArraySlice<PartialText.Part>) -> Bool {
    if case .literal(let text)? = rest.first { text.hasPrefix("/") } else { false }
  }

  /// What follows the name of a function; nil where that isn't known to be a qualifier, or none.
  private static func qualifier(
    _ rest: ArraySlice<PartialText.Part>, in template: TemplateContents
  ) -> Qualifier? {
    guard let first = rest.first else { return Qualifier.none }
    guard case .literal(let text) = first else { return nil }
    if text.hasPrefix("/") { return Qualifier.none }
    guard text.hasPrefix(":") else { return nil }
    let written = text.dropFirst().prefix { $0 != "/" }
    if text.dropFirst().contains("/") || rest.count == 1 {
      // A variable of a stage is put in at each call.
      return written.contains("$") ? .unknown : .text(String(written))
    }
    if written.isEmpty, case .unknown(let value) = rest[rest.startIndex + 1], let target = value.referenceTarget,
      template.resource(target.name)?.type == "AWS::Lambda::Version", target.attribute == "Version"
    {
      return .version(target.name)
    }
    return .unknown
  }
}
