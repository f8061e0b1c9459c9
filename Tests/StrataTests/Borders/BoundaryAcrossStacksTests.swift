import Strata
import StrataBorders
import StrataJSON
import TestSupport
import Testing

/// A boundary in a stack of its own, about what other stacks have.
@Suite struct BoundaryAcrossStacksTests {
  @Test func itMayBeAboutWhatAnotherStackHas() throws {
    let app = App("Shop") { app in
      app.names = NamingPolicy("shop-{env}-{service}")
      let key = app.stack("shop-dev-keys") { scope in Key("Key", in: Scope("Dev", in: scope, environment: "dev")) }
      app.stack("shop-dev-access") { scope in
        PermissionBoundary(
          "Boundary", in: Scope("Dev", in: scope, environment: "dev"),
          permissions: [.allow("kms:Sign", on: key.arn)])
      }
      app.stack("shop-dev-web") { scope in
        Role(
          "Role", in: Scope("Dev", in: scope, environment: "dev"), trusting: .service("lambda.amazonaws.com"),
          permissions: [.allow("kms:Sign", on: key.arn)])
      }
    }
    let assembly = try app.synthesize()
    #expect(assembly.warnings.map(\.description) == [])
    let role = try #require(assembly["shop-dev-web"]?.template.resources["DevRole"])
    #expect(role["Properties"]?["PermissionsBoundary"] != nil)
  }
}
