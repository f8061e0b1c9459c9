/// The alarms that an HTTP API wants: requests that fail, and slow answers.
///
/// ```swift
/// let api = HttpApi("Api", in: scope, authorizer: .iam)
/// HttpApiAlarms("Alarms", in: scope, of: api, notify: [alarms])
/// ```
///
/// Resources: two of `AWS::CloudWatch::Alarm`.
public struct HttpApiAlarms: Construct {
  /// The scope of the alarms.
  public let scope: Scope

  /// The alarms: of requests that fail, and of slow answers.
  public let alarms: [Alarm]

  /// Declares the alarms.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the alarms are declared.
  ///   - api: The API that is watched.
  ///   - actions: The targets that are told; 5 at most.
  ///   - failures: The share of requests in five minutes that may fail, 0 up to 1; 0.01 unless given.
  ///   - latency: The time that all but the slowest hundredth of answers may take, above 0 s; 3 s unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  @discardableResult
  public init(
    _ id: String, in parent: Scope, of api: HttpApi, notify actions: [any AlarmAction], failures: Double = 0.01,
    latency: Duration = .seconds(3), file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    alarms = ApiAlarms.declare(
      declaration, of: (api.scope.path, api.failureRate, api.latency), notify: actions, failures: failures,
      latency: latency)
  }
}
