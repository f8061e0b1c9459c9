extension Declaration {
  /// Reports a route that would be open without anybody having said so.
  func reportNoAuthorizer() {
    report(
      "nothing says who may call this route", property: "authorizer",
      expected: "an authorizer of the route or of the API", given: "none",
      hint: "say authorizer: .anyone where it's for the whole internet")
  }
}
