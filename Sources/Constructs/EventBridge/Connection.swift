internal import StrataEvents

/// A connection of EventBridge, by which it proves who it is to what it calls.
///
/// ```swift
/// let connection = Connection(
///   "Crm", in: scope,
///   authorizedBy: .apiKey(header: "Authorization", value: "Bearer \(.secret("orders/crm", key: "token"))"))
/// ```
///
/// EventBridge keeps what is secret in a secret of its own, which it makes and pays for. CloudFormation hands it over when
/// the stack is deployed, so that a new value arrives when the connection changes. Resource: `AWS::Events::Connection`.
public struct Connection: Construct, DestinationConnection {
  /// The scope of what belongs to the connection.
  public let scope: Scope

  /// The connection as it is in the template.
  public let resource: Resource

  /// The connection's ARN.
  public var arn: StringValue { resource.attribute("Arn") }

  /// Declares a connection.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the connection is declared.
  ///   - authorization: The way in which EventBridge proves who it is.
  ///   - description: The purpose of the connection, 512 characters at most; none unless given.
  ///   - name: The connection's name, 1 to 64 letters, digits and `.-_`; AWS makes one unless given. A change replaces the
  ///     connection.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [CreateConnection](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateConnection.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, authorizedBy authorization: Authorization, description: StringValue? = nil,
    name: StringValue? = nil, file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    let (type, parameters) = authorization.parameters(declaration)
    resource =
      Events.Connection(
        id, in: parent, authParameters: parameters, authorizationType: type, description: description,
        name: name?.checked(EventName.mistake(inName:))
      ).resource
  }
}
