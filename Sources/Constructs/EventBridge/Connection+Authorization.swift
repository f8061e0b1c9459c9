internal import StrataEvents
import StrataText

extension Connection {
  /// The way in which EventBridge proves who it is to what it calls.
  ///
  /// What is secret in it is given by reference, such as `.secret(token.arn, key: "key")`: CloudFormation reads it when
  /// the stack is deployed, and EventBridge keeps it in a secret of its own.
  /// See [Authorization methods](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-target-connection-auth.html).
  public struct Authorization: Sendable {
    private enum Kind: Sendable {
      case apiKey(header: StringValue, value: StringValue)
      case basic(username: StringValue, password: StringValue)
      case clientCredentials(
        endpoint: StringValue, method: ApiDestination.Method, id: StringValue, secret: StringValue)
      case none
    }

    private let kind: Kind

    /// A key in a header of each call.
    ///
    /// - Parameters:
    ///   - header: The header's name, such as `X-Api-Key` or `Authorization`.
    ///   - value: The key, by reference to a secret; text may stand around it, as in `Bearer …`.
    /// - Returns: The authorization.
    public static func apiKey(header: StringValue, value: StringValue) -> Authorization {
      Authorization(kind: .apiKey(header: header, value: value))
    }

    /// A name and a password, in the header `Authorization`.
    ///
    /// - Parameters:
    ///   - username: The name.
    ///   - password: The password, by reference to a secret.
    /// - Returns: The authorization.
    public static func basic(username: StringValue, password: StringValue) -> Authorization {
      Authorization(kind: .basic(username: username, password: password))
    }

    /// A token of OAuth, which EventBridge gets for its own credentials and renews.
    ///
    /// - Parameters:
    ///   - endpoint: The URL that gives tokens, with `https://`.
    ///   - id: The client's id.
    ///   - secret: The client's secret, by reference to a secret.
    ///   - method: The method by which a token is asked for: POST, GET or PUT; POST unless given.
    /// - Returns: The authorization.
    public static func clientCredentials(
      endpoint: StringValue, id: StringValue, secret: StringValue, method: ApiDestination.Method = .post
    ) -> Authorization {
      Authorization(
        kind: .clientCredentials(endpoint: endpoint, method: method, id: id, secret: secret))
    }

    /// None at all, for a service whose URL is the secret or that needs none.
    ///
    /// EventBridge has no such connection: it sends a header `Authorization-Not-Needed` whose value is `none`.
    public static let none = Authorization(kind: .none)

    /// The type and the parameters, with mistakes for what isn't given by reference.
    func parameters(_ declaration: Declaration) -> (
      type: Events.Connection.AuthorizationType, parameters: Events.Connection.AuthParameters
    ) {
      switch kind {
      case .none:
        return (
          .apiKey, .init(apiKeyAuthParameters: .init(apiKeyName: "Authorization-Not-Needed", apiKeyValue: "none"))
        )
      case .apiKey(let header, let value):
        check(header: header, declaration)
        return (
          .apiKey,
          .init(apiKeyAuthParameters: .init(apiKeyName: header, apiKeyValue: hidden(value, "the key", declaration)))
        )
      case .basic(let username, let password):
        return (
          .basic,
          .init(
            basicAuthParameters: .init(password: hidden(password, "the password", declaration), username: username))
        )
      case .clientCredentials(let endpoint, let method, let id, let secret):
        return (
          .oauthClientCredentials,
          .init(
            oAuthParameters: .init(
              authorizationEndpoint: declaration.endpoint(endpoint, property: "authorizedBy"),
              clientParameters: .init(
                clientID: id, clientSecret: hidden(secret, "the client's secret", declaration)),
              httpMethod: checked(method, declaration)))
        )
      }
    }

    private func checked(_ method: ApiDestination.Method, _ declaration: Declaration) -> Events.Connection.HttpMethod {
      if [.get, .post, .put].contains(method) { return .literal(method.rawValue) }
      declaration.report(
        "tokens can't be asked for by this method", property: "authorizedBy", expected: "GET, POST or PUT",
        given: method.rawValue)
      return .post
    }

    /// Reports a header whose name HTTP has no form for.
    ///
    /// See [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2).
    private func check(header: StringValue, _ declaration: Declaration) {
      guard let name = header.node.literalText else { return }
      if name.isEmpty || !name.consistsOfAlphanumerics(and: "!#$%&'*+-.^_`|~") {
        declaration.report(
          "a header has no such name", property: "authorizedBy", expected: "a name such as X-Api-Key",
          given: "\"\(name)\"")
      }
    }

    /// A secret, with a mistake where it would stand in the template; the message hasn't got it.
    private func hidden(_ value: StringValue, _ name: String, _ declaration: Declaration) -> StringValue {
      if declaration.hides(value) { return value }
      let texts = KnownText(value).possible
      guard let plain = texts.first(where: { !$0.refersToSecret }) else { return value }
      let isKnown = plain != String(KnownText.gap)
      declaration.report(
        "\(name) must not stand in the template, where all who may read the stack read it", property: "authorizedBy",
        expected: "a reference to a secret, such as .secret(token.arn, key: \"key\")",
        given: isKnown ? "plain text" : "a value that is no secret",
        hint: "keep it in Secrets Manager: a Secret of this app or an ImportedSecret")
      return "{{resolve:secretsmanager:refused}}"
    }
  }
}

extension Declaration {
  /// Whether a value is a parameter that isn't shown.
  fileprivate func hides(_ value: StringValue) -> Bool {
    guard case .reference(let reference) = value.node.content, reference.anchor.kind == .parameter,
      reference.anchor.stack == scope.stackIndex
    else { return false }
    let parameters = scope.node.stack.parameters
    return parameters.indices.contains(reference.anchor.index) && parameters[reference.anchor.index].isHidden
  }

  /// A URL to be called, with a mistake where it isn't HTTPS, or holds a secret in plain text.
  ///
  /// The message of the latter has the host alone.
  func endpoint(_ url: StringValue, property: String) -> StringValue {
    for text in KnownText(url).possible {
      let known = text.withoutReferences
      let parts = URLParts(known)
      if URLSecret.isIn(known) {
        report(
          "the URL holds a secret, which all who may read the stack would read", property: property,
          expected: "a reference to a secret, such as .secret(\"orders/webhook\")",
          given: "a URL \(parts.host.contains(KnownText.gap) ? "" : "of \(parts.host) ")in plain text",
          hint: "keep the whole URL in Secrets Manager")
        return "{{resolve:secretsmanager:refused}}"
      }
      if known.first == KnownText.gap { continue }
      if parts.scheme != "https" || parts.host.isEmpty || known.contains(where: \.isWhitespace) {
        report(
          "only HTTPS can be called", property: property, expected: "a URL such as https://example.com/events",
          given: "\"\(known.replacing(KnownText.gap.description, with: "…"))\"")
        return "https://example.com"
      }
    }
    return url
  }
}
