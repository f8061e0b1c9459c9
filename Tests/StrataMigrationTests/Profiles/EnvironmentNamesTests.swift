import Testing

@testable import StrataMigration

@Suite struct EnvironmentNamesTests {
  @Test(
    arguments: [
      (["service-dev", "service-prod"], "service", ["dev", "prod"], "service-", ""),
      (["dev-shop-api", "eu-prod-shop-api"], "shop-api", ["dev", "eu-prod"], "", "-shop-api"),
      (["shop-dev-api", "shop-prod-api"], "shop-api", ["dev", "prod"], "shop-", "-api"),
      (["dev", "staging", "prod"], "", ["dev", "staging", "prod"], "", ""),
      (["shop", "shop-dev"], "shop", ["shop", "shop-dev"], "", ""),
      (["a-b-a", "a-a"], "a", ["a-b-a", "a-a"], "", ""),
    ] as [([String], String, [String], String, String)])
  func namesAreWhatDiffers(
    stacks: [String], common: String, names: [String], prefix: String, suffix: String
  ) throws {
    let environments = try #require(EnvironmentNames(of: stacks))
    #expect(environments.common == common)
    #expect(environments.names == names)
    #expect(environments.prefix == prefix)
    #expect(environments.suffix == suffix)
  }

  @Test func namesThatTemplatesSayCount() throws {
    let environments = try #require(
      EnvironmentNames(["dev-aws", "dev-local"], of: ["shop-dev-aws-api", "shop-dev-local-api"]))
    #expect(environments.names == ["dev-aws", "dev-local"])
    #expect(environments.common == "shop-api")
    #expect([environments.prefix, environments.suffix] == ["shop-", "-api"])
    #expect(EnvironmentNames(["a", "b"], of: ["a-a-api", "a-b-api"])?.prefix == "a-")
    #expect(EnvironmentNames(["dev", "prod"], of: ["shop-dev", "store-prod"]) == nil)
    #expect(EnvironmentNames(["dev", "prod"], of: ["ShopDev", "ShopProd"]) == nil)
    #expect(EnvironmentNames(["deploy", "dev"], of: ["shop-deploy", "shop-dev"]) == nil)
  }

  @Test(arguments: [
    ["shop-deploy", "shop-dev"], ["Deploy", "dev"], [String(repeating: "a", count: 65), "dev"],
  ])
  func namesThatNoProfileCanHaveAreNone(stacks: [String]) {
    #expect(EnvironmentNames(of: stacks) == nil)
  }
}
