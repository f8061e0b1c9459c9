import StrataLanguage
import StrataPipeline
import TestSupport
import Testing

/// The patterns of names, and what is wrong with them.
@Suite struct NamingPolicyTests {
  private func found(_ policy: NamingPolicy, _ environments: [String] = ["dev"]) -> [String] {
    placedFindings(
      App("App") { app in
        app.names = policy
        app.stack("stack") { scope in
          for environment in environments {
            Resource("Jobs", type: "AWS::SQS::Queue", in: Scope(environment, in: scope, environment: environment))
          }
        }
      })
  }

  private func policy(_ pattern: String, parameters: String? = nil) -> NamingPolicy {
    NamingPolicy(pattern, parameters: parameters, file: "/x/Shop.swift", line: 3)
  }

  @Test(
    arguments: [
      ("smartstack-{env}-{service}", "smartstack-dev-api", "smartstack-dev-*", "/smartstack/dev"),
      ("{env}-{service}", "dev-api", "dev-*", "/dev"),
      ("acme-shop-{env}-{service}", "acme-shop-dev-api", "acme-shop-dev-*", "/acme-shop/dev"),
      ("{env}-shop-{service}", "dev-shop-api", "dev-shop-*", "/dev/shop"),
      ("a1{env}-{service}", "a1dev-api", "a1dev-*", "/a1/dev"),
    ])
  func namesOfAPattern(pattern: String, name: String, all: String, path: String) {
    let names = policy(pattern).names(of: "dev")
    #expect(names.name("api") == name)
    #expect(names.pattern == all)
    #expect(names.parameters == path)
    #expect(found(policy(pattern)) == [])
  }

  @Test func parametersMayHaveAPathOfTheirOwn() {
    let policy = policy("smartstack-{env}-{service}", parameters: "/config/{env}/smartstack")
    #expect(policy.names(of: "dev").parameters == "/config/dev/smartstack")
    #expect(found(policy) == [])
  }

  @Test(
    arguments: [
      (
        "smartstack-{service}",
        "a naming policy must have {env}; expected {env} once, given \"smartstack-{service}\" [naming-policy]"
      ),
      (
        "smartstack-{env}",
        "a naming policy must have {service}; expected {service} once, given \"smartstack-{env}\" [naming-policy]"
      ),
      (
        "{env}-{env}-{service}",
        "a naming policy must have {env} once; expected once, given 2 times in \"{env}-{env}-{service}\" [naming-policy]"
      ),
      (
        "x-{env}-{servce}-{service}",
        """
        a naming policy knows no {servce}; expected {env} and {service}, given "x-{env}-{servce}-{service}" [naming-policy]
          hint: did you mean {service}?
        """
      ),
      (
        "{env}-{stage}-{service}",
        "a naming policy knows no {stage}; expected {env} and {service}, given \"{env}-{stage}-{service}\" [naming-policy]"
      ),
      (
        "x_{env}-{service}",
        """
        a name can't have "_", which not all of AWS takes; expected a to z, 0 to 9 and hyphens, beside {env} and \
        {service}, given "x_{env}-{service}" [naming-policy]
        """
      ),
      (
        "Shop-{env}-{service}",
        """
        a name can't have "S", which not all of AWS takes; expected a to z, 0 to 9 and hyphens, beside {env} and \
        {service}, given "Shop-{env}-{service}" [naming-policy]
        """
      ),
      (
        "shöp-{env}-{service}",
        """
        a name can't have "ö", which not all of AWS takes; expected a to z, 0 to 9 and hyphens, beside {env} and \
        {service}, given "shöp-{env}-{service}" [naming-policy]
        """
      ),
      (
        "1-{env}-{service}",
        "names must begin with a letter, as those of stacks do; expected a letter a to z, given \"1-{env}-{service}\" [naming-policy]"
      ),
      (
        "{service}-{env}",
        """
        {service} must be the last of a naming policy, since names that AWS makes begin with the stack's; expected one such \
        as smartstack-{env}-{service}, given "{service}-{env}" [naming-policy]
        """
      ),
      (
        "{env}-{service}-x",
        """
        {service} must be the last of a naming policy, since names that AWS makes begin with the stack's; expected one such \
        as smartstack-{env}-{service}, given "{env}-{service}-x" [naming-policy]
        """
      ),
      (
        "x--{env}-{service}",
        "names must have no two hyphens in a row; expected single hyphens, given \"x--{env}-{service}\" [naming-policy]"
      ),
      (
        "x-{env}{service}",
        "{service} must have a hyphen before it; expected one such as {env}-{service}, given \"x-{env}{service}\" [naming-policy]"
      ),
    ])
  func mistakes(pattern: String, mistake: String) {
    #expect(found(policy(pattern)) == ["/x/Shop.swift:3: error: \(mistake)"])
  }

  @Test(arguments: ["x-{env-{service}", "x-env}-{service}"])
  func aBraceWithoutItsOther(pattern: String) {
    #expect(
      found(policy(pattern)).contains {
        $0.hasPrefix("/x/Shop.swift:3: error: a naming policy ")
      })
  }

  @Test func nothing() {
    #expect(
      found(policy("")) == [
        "/x/Shop.swift:3: error: a naming policy must have {env}; expected {env} once, given \"\" [naming-policy]",
        "/x/Shop.swift:3: error: a naming policy must have {service}; expected {service} once, given \"\" [naming-policy]",
      ])
  }

  @Test(
    arguments: [
      "config/{env}", "/aws/{env}", "/ssm-x/{env}", "/config/{env}/", "/con fig/{env}", "//{env}",
    ])
  func pathsThatParametersCannotBeBelow(path: String) {
    #expect(
      found(policy("x-{env}-{service}", parameters: path)) == [
        """
        /x/Shop.swift:3: error: parameters can't be below this path; expected names of letters, digits and _.-, each behind \
        a slash, of which the first doesn't begin with aws or ssm, given "\(path)" [naming-policy]
        """
      ])
  }

  @Test func aPathWithoutTheEnvironment() {
    #expect(
      found(policy("x-{env}-{service}", parameters: "/config")) == [
        "/x/Shop.swift:3: error: a naming policy must have {env}; expected {env} once, given \"/config\" [naming-policy]"
      ])
    #expect(
      found(policy("x-{env}-{service}", parameters: "/{service}/{env}")) == [
        """
        /x/Shop.swift:3: error: the path of an environment's parameters has no {service}; expected {env} alone, given \
        "/{service}/{env}" [naming-policy]
        """
      ])
  }
}
