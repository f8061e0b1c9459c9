import StrataFindings
import StrataJSON
import StrataText

/// A resource that a function or topic of your own provides, described by a struct of your own.
///
/// ```swift
/// let certificate = CustomResource(
///   "Certificate", in: scope, serviceToken: issuer.attribute("Arn"), properties: Certificate(domain: "example.com"))
/// scope.output("CertificateArn", certificate.resource.attribute("Arn"))
/// ```
///
/// An extension gives an attribute a name of its own:
/// `extension CustomResource<Certificate> { var arn: StringValue { resource.attribute("Arn") } }`.
/// See [Custom resources](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources.html).
public struct CustomResource<Kind: ResourceProperties>: Construct {
  /// The resource itself, with its attributes by name.
  public let resource: Resource

  /// The scope at the resource's own path.
  public var scope: Scope { resource.scope }

  /// Declares a custom resource; it takes no tags unless its struct says how.
  ///
  /// - Parameters:
  ///   - id: The id below the scope; the logical id is made from the path.
  ///   - scope: The scope in which the resource is declared.
  ///   - serviceToken: The ARN of the function or topic that provides the resource, in the stack's region.
  ///   - serviceTimeout: The time that an operation may take,
  ///     [1 to 3,600 seconds](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html);
  ///     3,600 unless given.
  ///   - properties: The type and the properties, which the provider is told.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  @discardableResult
  public init(
    _ id: String, in scope: Scope, serviceToken: StringValue, serviceTimeout: IntegerValue? = nil, properties: Kind,
    file: String = #filePath, line: Int = #line
  ) {
    let given = properties.properties
    var all = given
    all["ServiceToken"] = AnyValue(serviceToken)
    if let serviceTimeout { all["ServiceTimeout"] = AnyValue(serviceTimeout.checkedTimeout) }
    resource = Resource(
      id, type: Kind.type, in: scope, tagging: Kind.tagging ?? Tagging.none, properties: all, file: file, line: line)
    if !Kind.isCustom {
      resource.node.report(.notCustomType(Kind.type), property: "Type", site: resource.site)
    }
    for (name, label) in [("ServiceToken", "serviceToken"), ("ServiceTimeout", "serviceTimeout")]
    where given[name] != nil {
      resource.node.report(.reservedProperty(name, label), property: name, site: resource.site)
    }
  }
}

extension IntegerValue {
  fileprivate var checkedTimeout: IntegerValue {
    guard let known = node.literal?.integer, !(1...3_600).contains(known) else { return self }
    return IntegerValue(
      node: TemplateNode(
        .invalid(
          Finding(
            .invalidValue, "a custom resource must have 1 to 3,600 s (1 h) for an operation", expected: "1 to 3,600",
            given: Count.grouped(known)))))
  }
}

extension Finding {
  fileprivate static func notCustomType(_ type: String) -> Finding {
    Finding(
      .invalidValue, "the type of a custom resource must begin with Custom::",
      expected: "a name such as Custom::Certificate",
      given: "\"\(type)\"", hint: "declare a type of the registry by RegisteredResource")
  }

  fileprivate static func reservedProperty(_ name: String, _ label: String) -> Finding {
    Finding(.invalidValue, "\(name) can't be among the properties", hint: "give it by \(label):")
  }
}
