import Testing

@testable import StrataMigration

/// Names of constants.
@Suite struct ConstantNamesTests {
  @Test(
    arguments: [
      ("Jobs", "jobs"), ("DBInstance", "dbInstance"), ("VPC", "vpc"), ("default", "defaultResource"),
      ("Self", "selfResource"), ("2Jobs", "resource2Jobs"), ("scope", "scopeResource"), ("my-queue", "myqueue"),
      ("ä", "resource"),
    ])
  func idsBecomeNames(id: String, name: String) {
    var names = ConstantNames(reserved: ["scope"])
    #expect(names.name(id, kind: "Resource") == name)
  }

  @Test func noTwoAreTheSame() {
    var names = ConstantNames(reserved: [])
    let made = ["jobs", "Jobs", "JOBS", "Jobs"].map { names.name($0, kind: "Resource") }
    #expect(made == ["jobs", "jobsResource", "jobsResource2", "jobsResource3"])
  }

  @Test func typesOfStacksDifferInMoreThanCase() {
    var names = ConstantNames(reserved: [])
    #expect(["shop-dev", "ShopDev", "SHOPDEV"].map { names.typeName($0) } == ["ShopDev", "ShopDev_2", "SHOPDEV_3"])
  }

  /// Large stacks have several files, and those of two stacks aren't named alike.
  @Test(
    arguments: [
      (["shop", "shop-inputs"], ["Shop", "ShopInputs_2"]), (["shop-outputs", "shop"], ["ShopOutputs", "Shop_2"]),
      (["shop", "shopResources3"], ["Shop", "ShopResources3_2"]), (["Resources1", "a"], ["Resources1", "A"]),
      (["shopResources3", "shop"], ["ShopResources3", "Shop_2"]),
    ])
  func filesOfStacksAreNamedApart(stacks: [String], types: [String]) {
    var names = ConstantNames(reserved: [])
    #expect(stacks.map { names.typeName($0) } == types)
  }
}
