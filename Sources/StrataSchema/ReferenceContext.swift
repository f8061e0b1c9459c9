package import StrataFacts
package import StrataJSON
import StrataTemplate

/// Knows what the references of a template yield.
package protocol ReferenceContext {
  /// The format of what a reference yields, as in `AWS::EC2::VPC.Id`, or nil where that's unknown.
  ///
  /// - Parameter reference: An object with the one member `Ref` or `Fn::GetAtt`.
  /// - Returns: The format, with a plural at its end where the reference yields a list.
  func format(of reference: JSONValue) -> String?

  /// The type of the resource that a reference is to, if it's one that's known.
  ///
  /// - Parameter reference: An object with the one member `Ref` or `Fn::GetAtt`.
  /// - Returns: The type, as in `AWS::EC2::VPC`.
  func type(of reference: JSONValue) -> String?

  /// The kinds of value, one of which a reference yields, or none of them where that's unknown.
  ///
  /// - Parameter reference: An object with the one member `Ref` or `Fn::GetAtt`.
  /// - Returns: The kinds, as in text.
  func kinds(of reference: JSONValue) -> SchemaTypes

  /// The value that a reference surely yields, or nil where only the deployment tells.
  ///
  /// - Parameter reference: An object with the one member `Ref` or `Fn::GetAtt`.
  /// - Returns: Text, or a list of texts.
  func value(of reference: JSONValue) -> JSONValue?
}

extension ReferenceContext {
  package func kinds(of reference: JSONValue) -> SchemaTypes { [] }

  package func value(of reference: JSONValue) -> JSONValue? { nil }
}

/// Knows what the references of a template yield by the types of its resources.
package struct TypeReferences: ReferenceContext {
  private let typeOfResource: @Sendable (String) -> String?
  private let values: [String: JSONValue]
  private let parameters: [String: SchemaTypes]

  /// Takes what is known of a template.
  ///
  /// - Parameters:
  ///   - values: The values of parameters, by name.
  ///   - parameters: The types of parameters, by name, as in `CommaDelimitedList`.
  ///   - typeOfResource: Gives the type of the resource of a logical id, or nil where there is none.
  package init(
    values: [String: JSONValue] = [:], parameters: [String: String] = [:],
    typeOfResource: @escaping @Sendable (String) -> String?
  ) {
    self.typeOfResource = typeOfResource
    self.values = values
    // A number that's given is text for what refers to it.
    self.parameters = parameters.compactMapValues { TemplateParameterType($0).map { $0.isList ? .list : .string } }
  }

  package func value(of reference: JSONValue) -> JSONValue? {
    if values.isEmpty { return nil }
    return reference.argument(of: .ref)?.string.flatMap { values[$0] }
  }

  package func format(of reference: JSONValue) -> String? {
    guard let target = reference.referenceTarget else { return nil }
    return typeOfResource(target.name).flatMap(ResourceFacts.of).flatMap {
      SchemaFormats.format(ofReferenceTo: $0, attribute: target.attribute)
    }
  }

  package func kinds(of reference: JSONValue) -> SchemaTypes {
    guard let target = reference.referenceTarget else { return [] }
    guard let type = typeOfResource(target.name) else {
      return target.attribute == nil ? parameters[target.name] ?? [] : []
    }
    if !type.hasPrefix("AWS::") { return [] }
    // The name or the id of a resource is text, whatever its type.
    guard let attribute = target.attribute else { return .string }
    return ResourceFacts.of(type).map { SchemaFormats.kinds(ofAttribute: attribute, of: $0) } ?? []
  }

  package func type(of reference: JSONValue) -> String? {
    let type = reference.referenceTarget.flatMap { typeOfResource($0.name) }
    return type.flatMap { ResourceFacts.of($0) == nil ? nil : $0 }
  }
}
