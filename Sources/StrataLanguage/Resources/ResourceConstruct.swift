/// A construct that is one resource of a known type, such as `SQS.Queue`.
public protocol ResourceConstruct: Construct {
  /// The resource as it is in the template.
  var resource: Resource { get }
}

extension ResourceConstruct {
  /// The scope at the resource's own path.
  public var scope: Scope { resource.scope }

  /// The value that `Ref` gives of the resource, such as its name, id or ARN; the type's page says which.
  public var ref: StringValue { resource.ref }
}
