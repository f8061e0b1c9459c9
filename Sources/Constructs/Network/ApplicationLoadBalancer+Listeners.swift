internal import StrataElasticLoadBalancingV2

extension ApplicationLoadBalancer {
  /// Has the load balancer listen at a port.
  ///
  /// A request that no route takes is answered with 404, so that adding a route never changes where others lead.
  ///
  /// - Parameters:
  ///   - port: The port, 1 to 65,535.
  ///   - certificates: The certificates that it shows, the first one the default, for HTTPS; none, for plain HTTP, unless
  ///     given.
  ///   - callers: The callers that reach it; unless given, anyone where the internet reaches the load balancer, else only what is
  ///     allowed by ``Connectable``'s `allow(from:port:)`.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The listener.
  @discardableResult
  public func listener(
    port: Int, certificates: [any ServerCertificate] = [], allow callers: Callers? = nil, file: String = #filePath,
    line: Int = #line
  ) -> Listener {
    let declaration = Declaration(scope, at: CallSite(file: file, line: line))
    if certificates.isEmpty, scheme == .internetFacing {
      declaration.report(
        "this listener takes requests from the internet without TLS", severity: .warning, rule: .plainHTTP,
        property: "certificates", expected: "a certificate", given: "none",
        hint: "give a certificate and use port 443, with redirectToHTTPS() for port 80")
    }
    return Listener(
      self, port: port, certificates: certificates, allow: callers, action: .notFound, at: declaration.site)
  }

  /// Sends whoever comes by plain HTTP to the same address by HTTPS.
  ///
  /// - Parameters:
  ///   - port: The port for plain HTTP, 1 to 65,535; 80 unless given.
  ///   - securePort: The port for HTTPS, 1 to 65,535; 443 unless given.
  ///   - callers: The callers that reach it; unless given, anyone where the internet reaches the load balancer, else only what is
  ///     allowed by ``Connectable``'s `allow(from:port:)`.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  public func redirectToHTTPS(
    from port: Int = 80, to securePort: Int = 443, allow callers: Callers? = nil, file: String = #filePath,
    line: Int = #line
  ) {
    let declaration = Declaration(scope, at: CallSite(file: file, line: line))
    _ = declaration.port(securePort, property: "to")
    _ = Listener(
      self, port: port, certificates: [], allow: callers, action: .redirect(securePort), at: declaration.site)
    if port == 80 {
      securityGroup.resource?.acceptByDefault(
        .checkov("CKV_AWS_260"), because: "Port 80 answers with the address by HTTPS, and nothing else")
    }
  }
}

extension RuleID {
  /// Requests from the internet are taken without encryption.
  public static let plainHTTP: RuleID = "plain-http"
}
