import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct CallersTests {
  private func mistake(_ path: String, given: String, hint: String) -> [String] {
    [
      """
      CallersTests.swift: error: Test/\(path): allow: callers must be anyone or at least one block of addresses; \
      expected one block or more, such as 203.0.113.0/24, given \(given) [invalid-value]
        hint: \(hint)
      """
    ]
  }

  private func api(_ callers: Callers?, stage: Callers?) -> [String] {
    findings { scope in
      let gateway = AlbApiGateway("Api", in: scope, vpc: testVpc, allow: callers ?? .anyone)
      gateway.stage("prod", to: service("Web", in: scope, port: 80), allow: stage)
    }
  }

  private func listener(_ scheme: ApplicationLoadBalancer.Scheme, _ callers: Callers?) throws -> [JSONValue?] {
    let template = try template { scope in
      ApplicationLoadBalancer("Balancer", in: scope, vpc: testVpc, scheme: scheme)
        .redirectToHTTPS(allow: callers)
    }
    return template.resource("BalancerSecurityGroup")?["SecurityGroupIngress"]?.array?.map { $0["CidrIp"] } ?? []
  }

  @Test(arguments: [.only([]), Callers([])])
  func anEmptyListIsAMistakeEverywhere(_ callers: Callers) {
    let (given, hint) = ("an empty list", "write .anyone to let anyone in")
    #expect(api(callers, stage: nil) == mistake("Api", given: given, hint: hint))
    #expect(api(nil, stage: callers) == mistake("Api/prod", given: given, hint: hint))
    for scheme in [ApplicationLoadBalancer.Scheme.internal, .internetFacing] {
      #expect(
        findings { scope in
          let balancer = ApplicationLoadBalancer("Balancer", in: scope, vpc: testVpc, scheme: scheme)
          balancer.redirectToHTTPS(allow: callers)
        } == mistake("Balancer/Port80", given: given, hint: hint))
    }
  }

  @Test func anEmptyListOfAProfileIsNamed() {
    #expect(
      api(nil, stage: Callers([], key: "visitors"))
        == mistake("Api/prod", given: "an empty list, visitors", hint: "leave out visitors to let anyone in"))
  }

  @Test func theSameMeaningEverywhere() throws {
    #expect(try listener(.internetFacing, .anyone) == ["0.0.0.0/0"])
    #expect(try listener(.internal, .anyone) == ["0.0.0.0/0"])
    #expect(try listener(.internetFacing, nil) == ["0.0.0.0/0"])
    #expect(try listener(.internal, nil) == [])
    #expect(try listener(.internetFacing, .only("10.0.0.0/8", "203.0.113.0/24")) == ["10.0.0.0/8", "203.0.113.0/24"])
    #expect(try listener(.internal, .only(["10.0.0.0/8"])) == ["10.0.0.0/8"])
  }

  @Test func aProfilesList() {
    #expect(Callers(nil) == .anyone)
    #expect(Callers(nil, key: "visitors") == .anyone)
    #expect(Callers(["10.0.0.0/8"]) == .only("10.0.0.0/8"))
    #expect(Callers([]) == .only([]))
  }

  @Test func anEntryThatIsNoBlockIsSaidOnce() {
    #expect(
      findings { scope in
        ApplicationLoadBalancer("Balancer", in: scope, vpc: testVpc).redirectToHTTPS(allow: Callers(["office"]))
      } == [
        """
        CallersTests.swift: error: Test/Balancer/Port80: allow: this is no block of IPv4 addresses; expected text such \
        as 10.0.0.0/16, given "office" [invalid-value]
        """
      ])
  }
}
