import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct ListenerTests {
  /// The rule of a route.
  private func rule(_ conditions: RouteCondition..., rewrite: PathRewrite? = nil) throws -> FoundResource {
    let conditions = conditions
    let template = try template { scope in
      let web = service("Web", in: scope, port: 8080)
      let listener = listener(in: scope)
      switch conditions.count {
      case 1: listener.route("Web", to: web, when: conditions[0], rewrite: rewrite)
      default: listener.route("Web", to: web, when: conditions[0], conditions[1], rewrite: rewrite)
      }
    }
    return try template.onlyResource(of: "AWS::ElasticLoadBalancingV2::ListenerRule")
  }

  private func routed(_ conditions: RouteCondition..., priority: Int? = nil, rewrite: PathRewrite? = nil) -> [String] {
    let conditions = conditions
    return findings(file: #filePath) { scope in
      let web = service("Web", in: scope, port: 8080)
      let listener = listener(in: scope)
      switch conditions.count {
      case 0: listener.route("Web", to: web, priority: priority, rewrite: rewrite)
      case 1: listener.route("Web", to: web, when: conditions[0], priority: priority, rewrite: rewrite)
      default: listener.route("Web", to: web, when: conditions[0], conditions[1], priority: priority, rewrite: rewrite)
      }
    }
  }

  @Test func aRouteLeadsToItsService() throws {
    let rule = try rule(.path("/orders/*"))
    #expect(rule.logicalID == "BalancerPort80Web")
    #expect(
      .object(rule.properties) == [
        "Actions": [["TargetGroupArn": ["Ref": "WebTargetGroup"], "Type": "forward"]],
        "Conditions": [["Field": "path-pattern", "PathPatternConfig": ["Values": ["/orders/*"]]]],
        "ListenerArn": ["Ref": "BalancerPort80"], "Priority": 43199,
      ])
  }

  @Test func everyCondition() throws {
    let conditions: [(RouteCondition, JSONValue)] = [
      (
        .host("a.example.com", "b.example.com"),
        ["Field": "host-header", "HostHeaderConfig": ["Values": ["a.example.com", "b.example.com"]]]
      ),
      (.method("GET"), ["Field": "http-request-method", "HttpRequestMethodConfig": ["Values": ["GET"]]]),
      (
        .header("X-Kind", "a*"),
        ["Field": "http-header", "HttpHeaderConfig": ["HttpHeaderName": "X-Kind", "Values": ["a*"]]]
      ),
      (.source("10.0.0.0/8"), ["Field": "source-ip", "SourceIpConfig": ["Values": ["10.0.0.0/8"]]]),
    ]
    for (condition, json) in conditions {
      #expect(try rule(condition, .path("*"))["Conditions"]?[0] == json)
    }
  }

  /// The priorities of routes by their ids.
  private func priorities(_ routes: [(id: String, conditions: [RouteCondition], priority: Int?)]) throws -> [String:
    Int64]
  {
    let template = try template { scope in
      let listener = listener(in: scope)
      let web = service("Web", in: scope, port: 80)
      for (id, conditions, priority) in routes {
        _ = listener.route(
          id, in: listener.scope, to: web, when: conditions, priority: priority, rewrite: nil,
          at: CallSite(file: #filePath, line: #line))
      }
    }
    return Dictionary(
      uniqueKeysWithValues: routes.map { route in
        (route.id, template.resource("BalancerPort80\(route.id)")?["Priority"]?.integer ?? 0)
      })
  }

  @Test func aRouteComesBeforeThoseWhoseConditionsSayLess() throws {
    let found = try priorities([
      ("All", [.path("*")], nil), ("Api", [.path("/api/*")], nil), ("Orders", [.path("/api/orders/*", "/o")], nil),
      ("Host", [.host("shop.example.com"), .path("*")], nil), ("Given", [.path("*")], 7),
    ])
    #expect(found["Given"] == 7)
    let order = found.sorted { $0.value < $1.value }.map(\.key)
    #expect(order == ["Given", "Host", "Api", "Orders", "All"])
  }

  @Test func aPriorityStaysWhereOthersComeAndGo() throws {
    let routes: [(String, [RouteCondition], Int?)] = ["A", "B", "C", "D"].map { ($0, [.path("/\($0)")], nil) }
    let all = try priorities(routes)
    #expect(Set(all.values).count == 4)
    for kept in [[3], [1, 2], [2, 0]] {
      let some = try priorities(kept.map { routes[$0] })
      for (id, priority) in some { #expect(all[id] == priority, "\(id)") }
    }
  }

  @Test func thePathMayBeRewritten() throws {
    #expect(
      try rule(.path("/dev*"), rewrite: .strippingPrefix("dev"))["Transforms"] == [
        ["Type": "url-rewrite", "UrlRewriteConfig": ["Rewrites": [["Regex": "^/dev(?:/(.*))?$", "Replace": "/$1"]]]]
      ])
    #expect(
      try rule(.path("/a"), rewrite: .replacing("^/a$", with: "/b"))["Transforms"]?[0]?["UrlRewriteConfig"]?["Rewrites"]
        == [["Regex": "^/a$", "Replace": "/b"]])
  }

  @Test(
    arguments: [
      ("/dev", "/"), ("/dev/", "/"), ("/dev/event", "/event"), ("/dev/a/b?x=1", "/a/b?x=1"), ("/devil", "/devil"),
      ("/x/dev", "/x/dev"), ("/dev/dev", "/dev"), ("/", "/"),
    ])
  func whatStrippingAPrefixDoesToPaths(path: String, expected: String) throws {
    let rewrite = PathRewrite.strippingPrefix("dev")
    let pattern = try Regex(rewrite.pattern)
    guard let match = path.wholeMatch(of: pattern) else {
      #expect(path == expected, "the load balancer passes on what doesn't match")
      return
    }
    let group = match.output[1].substring.map(String.init) ?? ""
    #expect(rewrite.replacement.replacing("$1", with: group) == expected)
  }

  @Test func severalRoutesToOneService() throws {
    let template = try template { scope in
      let web = service("Web", in: scope, port: 8080)
      let listener = listener(in: scope)
      listener.route("A", to: web, when: .path("/a"))
      listener.route("B", to: web, when: .path("/b"))
    }
    #expect(template.resources(of: "AWS::ElasticLoadBalancingV2::TargetGroup").count == 1)
    #expect(template.resource("Web")?.json["DependsOn"] == ["BalancerPort80A", "BalancerPort80B"])
    #expect(template.resource("Web")?["LoadBalancers"]?.array?.count == 1)
  }

  // MARK: Refusals

  @Test func aPriorityTwice() {
    #expect(
      findings { scope in
        let listener = listener(in: scope)
        listener.route("A", to: service("OfA", in: scope, port: 80), when: .path("/a"), priority: 20)
        listener.route("B", to: service("OfB", in: scope, port: 80), when: .path("/b"), priority: 20)
      } == [
        "ListenerTests.swift: error: Test/Balancer/Port80/B: priority: the priority 20 is taken by "
          + "Test/Balancer/Port80/A; expected one that no other route has, given 20 [construct]"
      ])
  }

  @Test(arguments: [(0, "0"), (50_001, "50,001"), (-5, "-5")])
  func prioritiesOutOfRange(priority: Int, text: String) {
    #expect(
      routed(.path("/a"), priority: priority) == [
        "ListenerTests.swift: error: Test/Balancer/Port80/Web: priority: a route must have a priority of 1 to 50,000; "
          + "expected 1 to 50,000, given \(text) [construct]"
      ])
  }

  @Test func conditionsThatAreNone() {
    let message =
      "ListenerTests.swift: error: Test/Balancer/Port80/Web: when: a route must have conditions with values; expected at "
      + "least one value in each, given none [construct]\n  hint: for every request there is .path(\"*\")"
    #expect(routed() == [message])
    #expect(routed(.path()) == [message])
  }

  @Test func tooManyValues() {
    #expect(
      routed(.path("/a", "/b", "/c"), .host("a", "b", "c")) == [
        "ListenerTests.swift: error: Test/Balancer/Port80/Web: when: the conditions of a route must have at most 5 values "
          + "together; expected 5 or fewer, given 6 [construct]\n  hint: declare a second route to the service"
      ])
  }

  @Test func aSourceThatIsNoBlock() {
    #expect(
      routed(.source("10.0.0.300/32")) == [
        "ListenerTests.swift: error: Test/Balancer/Port80/Web: when: this is no block of IPv4 addresses; expected text "
          + "such as 10.0.0.0/16, given \"10.0.0.300/32\" [invalid-value]"
      ])
  }

  @Test func aPrefixThatIsNone() {
    #expect(
      routed(.path("/a"), rewrite: .strippingPrefix("a/b")) == [
        "ListenerTests.swift: error: Test/Balancer/Port80/Web: rewrite: this can't be taken off a path; expected "
          + "letters, digits, hyphens and underscores, without slashes, given \"a/b\" [construct]\n"
          + "  hint: for anything else there is .replacing(_:with:)"
      ])
  }

  @Test func twoConditionsOfAKind() {
    #expect(
      routed(.path("/a"), .path("/b")) == [
        "ListenerTests.swift: error: Test/Balancer/Port80/Web: when: a route must have at most one condition of this kind; "
          + "expected one .path, given two [construct]\n  hint: give one .path all the values, of which one must hold"
      ])
    #expect(routed(.header("A", "a"), .header("B", "b")) == [], "headers may be several")
  }

  @Test func rewritesOfLengthsThatThereAreNot() {
    let start = "ListenerTests.swift: error: Test/Balancer/Port80/Web: rewrite: "
    let length = start + "a regular expression must have 1 to 1,024 characters; expected 1 to 1,024 characters, given "
    let long = String(repeating: "x", count: 1_025)
    #expect(routed(.path("/a"), rewrite: .replacing("", with: "/")) == [length + "0 [construct]"])
    #expect(routed(.path("/a"), rewrite: .replacing(long, with: "/")) == [length + "1,025 [construct]"])
    #expect(
      routed(.path("/a"), rewrite: .replacing("a", with: long)) == [
        start
          + "what comes in the place of a path must have 1,024 characters at most; expected 1,024 characters or fewer, given "
          + "1,025 [construct]"
      ])
  }

  @Test func aSourceThatIsKnownOnlyAfterDeployment() {
    #expect(
      findings { scope in
        let text = String(describing: scope.parameter("Block"))
        listener(in: scope).route("Web", to: service("Web", in: scope, port: 80), when: .source(CIDR(text)))
      } == [
        "ListenerTests.swift: error: Test/Balancer/Port80/Web: when: a block of addresses must be known before "
          + "deployment; expected text such as 10.0.0.0/16, given Test/Block [unresolved-text]\n"
          + "  hint: write the block where the stack is declared"
      ])
  }

  @Test func aRouteTwice() {
    #expect(
      findings { scope in
        let (web, listener) = (service("Web", in: scope, port: 80), listener(in: scope))
        for _ in 0..<2 { listener.route("Web", to: web, when: .path("/a")) }
      } == [
        "ListenerTests.swift: error: Test/Balancer/Port80/Web: a construct \"Web\" is declared here already "
          + "[duplicate-id]\n  note: ListenerTests.swift: the other is declared here\n"
          + "  hint: give one of them another id"
      ])
  }

  @Test func twoStacksOfOneAccount() {
    #expect(
      findingsInTwoStacks { scope in
        let listener = listener(in: scope)
        for id in ["A", "B"] {
          listener.route(id, to: service(id, in: scope, port: 80), when: .path(.literal("/\(id)")))
        }
      } == [])
  }
}
