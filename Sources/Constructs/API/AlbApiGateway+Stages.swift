internal import StrataApiGateway

extension AlbApiGateway {
  /// Adds a stage that leads to a service.
  ///
  /// Nothing of another stage changes by it. The API's deployment that the stage shows is made anew whenever what it
  /// deploys changes, and only then; its logical id carries a digest of that.
  ///
  /// - Parameters:
  ///   - name: The stage's name and the first part of its paths, 1 to 63 letters, digits, hyphens and underscores, and
  ///     different from others in more than case and punctuation.
  ///   - service: The service it leads to, which has a port.
  ///   - callers: The callers of this stage; those whom the API allows unless given.
  ///   - stripsPrefix: Whether the stage's name is taken off the path before the service sees it; true unless given.
  ///     API Gateway passes it on
  ///     [as the first part](https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html).
  ///   - priority: The place in the order of listener rules, 1 to 50,000, each once. Unless given
  ///     it follows from the stage alone, so that it stays where others come and go.
  ///   - environment: The environment it belongs to; that of its service unless given.
  ///   - throttling: The number of requests it takes; what the account allows unless given.
  ///   - isTraced: Whether requests are traced with X-Ray; false unless given.
  ///   - logRetention: The time for which access logs are kept, where the API has them; 30 days unless given.
  ///   - logKey: The key that access logs are encrypted with; one of CloudWatch's own unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The stage.
  @discardableResult
  public func stage(
    _ name: String, to service: FargateService, allow callers: Callers? = nil, stripsPrefix: Bool = true,
    priority: Int? = nil, environment: String? = nil, throttling: Throttling? = nil, isTraced: Bool = false,
    logRetention: Retention = .days(30),
    logKey: (any EncryptionKey)? = nil, file: String = #filePath, line: Int = #line
  ) -> Stage {
    let site = CallSite(file: file, line: line)
    let name = declared.names.take(name, Declaration(scope, at: site))
    let host = StageNames.host(of: name, in: scope)
    let declaration = Declaration(
      name, in: scope, environment: environment ?? service.scope.environment, at: site)
    let own = declaration.scope
    let blocks = callers.map { $0.blocks(declaration) } ?? allowed
    let rule = listener.route(
      "Rule", in: own, to: service, when: [.host(.literal(host))], priority: priority,
      rewrite: stripsPrefix ? .strippingPrefix(name) : nil, at: site)
    let statement = Statement.allowing(blocks, stage: name)
    declared.statements.append(statement)
    let deployment = deploy(statement, declaration)
    let logs =
      declared.hasLogs
      ? LogGroup("AccessLogs", in: own, retention: logRetention, key: logKey) : nil
    let stage = ApiGateway.Stage(
      name, in: scope, restApiId: id,
      accessLogSetting: logs.map { .init(destinationArn: $0.arn, format: AccessLogText.rest) },
      deploymentId: deployment.ref,
      methodSettings: throttling.map { [.throttled($0.checked(declaration))] }, stageName: .literal(name),
      tracingEnabled: .literal(isTraced),
      variables: [GatewayParts.hostVariable: .literal(host)]
    ).resource
    if let account = declared.account { stage.wait(for: account) }
    if declared.logging == .existingRole {
      stage.acceptByDefault(
        .strata("logs-without-role"), because: "The role for logs is set elsewhere")
    }
    // A stage that answers before its rule is there would answer with 404; a rule in another stack comes later anyway.
    if rule.scope.stack == scope.stack { stage.wait(for: rule) }
    return Stage(
      scope: own, resource: stage, name: name, service: service, accessLogs: logs, deployment: deployment,
      backendHost: host, url: "https://\(id).execute-api.\(.region).\(.urlSuffix)/\(stage.ref)")
  }

  private func deploy(_ statement: Statement, _ declaration: Declaration) -> Resource {
    let deployment = ApiGateway.Deployment(
      "Deployment", in: declaration.scope, restApiId: id
    ).resource
    for method in parts.methods { deployment.wait(for: method) }
    deployment.identifiedByContent(of: parts.deployed, values: ["REGIONAL", .value(statement)])
    return deployment
  }
}

extension Statement {
  /// Lets those of some addresses call a stage, or anyone where there is no list of them.
  ///
  /// See [Resource policies](https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html).
  fileprivate static func allowing(_ blocks: [CIDR]?, stage: String) -> Statement {
    Statement(
      .allow, actions: .only(["execute-api:Invoke"]), resources: .only([.literal("execute-api:/\(stage)/*")]),
      principals: .only([.anyone]),
      conditions: blocks.map {
        [PolicyCondition(operator: "IpAddress", "aws:SourceIp", ListValue($0.map(\.value)))]
      } ?? [])
  }
}

extension ApiGateway.Stage.MethodSetting {
  /// The limits of all methods of a stage.
  fileprivate static func throttled(_ limits: (rate: NumberValue, burst: IntegerValue)) -> Self {
    .init(
      httpMethod: "*", resourcePath: "/*", throttlingBurstLimit: limits.burst, throttlingRateLimit: limits.rate)
  }
}
