internal import StrataEvents
import StrataText

/// A destination of events outside of AWS, which EventBridge calls by HTTPS.
///
/// ```swift
/// let discord = ApiDestination("Discord", in: scope, url: .secret("alarms/discord"), rateLimit: 2)
/// EventRule(
///   "Alarms", in: scope, on: .alarmState(.alarm, .ok),
///   to: [
///     .target(
///       discord,
///       sending: .template(
///         #"{"content": "<name> is <state>"}"#,
///         inputs: ["name": "$.detail.alarmName", "state": "$.detail.state.value"]))
///   ])
/// ```
///
/// A URL that is itself the secret, as that of a webhook is, must be given by reference. Whoever may call
/// `events:DescribeApiDestination` sees it nonetheless: let nobody do so who mustn't know it.
///
/// EventBridge calls nothing without a connection. Where none is given, the destination has one of its own, which proves
/// nothing: it sends a header that services such as Discord ignore. See ``Connection/Authorization/none``. Resources:
/// `AWS::Events::ApiDestination`, and `AWS::Events::Connection` unless one is given.
public struct ApiDestination: Construct, EventTarget {
  /// The method by which a destination is called.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// GET.
    case get = "GET"
    /// HEAD.
    case head = "HEAD"
    /// POST.
    case post = "POST"
    /// OPTIONS.
    case options = "OPTIONS"
    /// PUT.
    case put = "PUT"
    /// DELETE.
    case delete = "DELETE"
    /// PATCH.
    case patch = "PATCH"
  }

  /// The scope of what belongs to the destination.
  public let scope: Scope

  /// The destination as it is in the template.
  public let resource: Resource

  /// The connection by which it's called: that which was given, or a ``Connection`` of its own.
  public let connection: any DestinationConnection

  /// The destination's ARN.
  public var arn: StringValue { resource.attribute("Arn") }

  /// The permission to call the destination.
  public var invoking: Permission { .allow("events:InvokeApiDestination", on: arn) }

  /// A destination outside of AWS.
  public var eventTargetKind: EventTargetKind { .apiDestination }

  /// The destination's ARN.
  public var eventTargetARN: StringValue { arn }

  /// The statements of ``invoking``.
  public var eventSendingStatements: [Statement] { invoking.statements }

  /// Declares a destination.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the destination is declared.
  ///   - url: The URL, with `https://`; by reference to a secret where it holds one.
  ///   - method: The method by which it's called; POST unless given.
  ///   - connection: The connection that proves who calls; one of its own that proves nothing unless given.
  ///   - rateLimit: The number of calls in a second, 1 to 300; 300 unless given. What comes faster waits.
  ///   - description: The purpose of the destination, 512 characters at most; none unless given.
  ///   - name: The destination's name, 1 to 64 letters, digits and `.-_`; AWS makes one unless given. A change replaces the
  ///     destination.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [CreateApiDestination](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateApiDestination.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, url: StringValue, method: Method = .post,
    connection: (any DestinationConnection)? = nil, rateLimit: Int? = nil, description: StringValue? = nil,
    name: StringValue? = nil, file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    if let connection {
      self.connection = connection
    } else {
      self.connection = Connection("Connection", in: scope, authorizedBy: .none)
    }
    resource =
      Events.ApiDestination(
        id, in: parent, connectionArn: self.connection.arn, httpMethod: .literal(method.rawValue),
        invocationEndpoint: declaration.endpoint(url, property: "url"), description: description,
        invocationRateLimitPerSecond: rateLimit.map {
          declaration.number(
            $0, in: 1...300, "a destination must be called 1 to 300 times in a second", property: "rateLimit")
        }, name: name?.checked(EventName.mistake(inName:))
      ).resource
  }

  /// Does nothing, for rules call a destination by a role.
  public func allowEvents(from service: String) -> Resource? { nil }

  /// Does nothing, for rules call a destination by a role.
  public func allowEvents(of rule: StringValue) {}
}

extension ApiDestination.Method: Decodable, ProfileChoice {
  /// Reads the name of a method, such as `post`.
  public init(from decoder: any Decoder) throws { self = try decoder.choice() }
}
