/// A stage of an API: one address at which one service is reached.
///
/// It's made by
/// ``AlbApiGateway/stage(_:to:allow:stripsPrefix:priority:environment:throttling:isTraced:logRetention:logKey:file:line:)``, always
/// with a service; a stage that leads nowhere can't be written. Resource: `AWS::ApiGateway::Stage`.
public struct Stage: Construct {
  /// The scope of what belongs to the stage.
  public let scope: Scope

  /// The stage as it is in the template.
  public let resource: Resource

  /// The stage's name, as in its address.
  public let name: String

  /// The service it leads to.
  public let service: FargateService

  /// The group in which access is logged, if it is.
  public let accessLogs: LogGroup?

  /// The deployment that the stage shows, as it is in the template.
  public let deployment: Resource

  /// The host that the load balancer knows the stage by.
  public let backendHost: String

  /// The address of the stage, without a slash at its end.
  public let url: StringValue
}
