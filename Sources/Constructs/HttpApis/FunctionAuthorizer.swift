/// A function that decides who may call an API.
struct FunctionAuthorizer {
  let invoked: InvokedFunction
  let sources: [IdentitySource]
  let lifetime: Duration

  init(_ target: any InvokableFunction, _ sources: [IdentitySource], _ lifetime: Duration) {
    (invoked, self.sources, self.lifetime) = (InvokedFunction(target: target), sources, lifetime)
  }

  /// Whether answers are kept.
  var isCached: Bool { lifetime != .zero }

  /// A text for it alone, among those of an API.
  func identity(_ sources: String) -> String { "\(invoked.target.arn.identity) \(sources) \(lifetime.inWords)" }

  /// The seconds for which answers are kept, with mistakes where API Gateway takes no such authorizer.
  func check(answersWithin limit: Duration, _ declaration: Declaration) -> IntegerValue {
    invoked.check(answersWithin: limit, property: "authorizer", declaration)
    for source in sources { source.check(declaration) }
    if sources.isEmpty, isCached {
      declaration.report(
        "answers are kept by who calls, which nothing says", property: "authorizer", expected: "a header or a query",
        given: "none", hint: "say by: [.header(\"Authorization\")], or leave out cachedFor:")
    }
    return declaration.seconds(lifetime, in: 0...3_600, property: "authorizer")
  }
}
