import StrataJSON
import StrataLanguage
import TestSupport
import Testing

@testable import StrataEnvironments

/// Profiles that inherit from others.
@Suite struct InheritanceTests {
  @Test func theInnerWinsOverTheOuter() throws {
    let folder = try ProfileFolder([
      "default":
        #"{"tenant": "acme", "imageTag": "1.0", "allow": ["a", "b"], "labels": {"team": "shop", "cost": "7"}, "tasks": 3}"#,
      "dev": #"{"_inherits": "default", "imageTag": "2.0", "allow": ["c"], "labels": {"cost": "8"}, "tasks": null}"#,
      "mine": #"{"_inherits": "dev", "size": "small"}"#,
    ])
    #expect(
      try folder.store.profile("mine", as: ShopProfile.self)
        == ShopProfile(
          tenant: "acme", imageTag: "2.0", size: .small, allow: ["c"], labels: ["team": "shop", "cost": "8"]))
  }

  @Test func aMistakeIsWhereItsTextIs() throws {
    let folder = try ProfileFolder([
      "default": "{\n  \"tenant\": 7}", "dev": "{\"_inherits\": \"default\",\n\n \"imageTag\": 8}",
    ])
    #expect(
      folder.mistakes { _ = try $0.profile("dev", as: ShopProfile.self) } == [
        "default.json:2:13: error: shop/dev: /tenant: this isn't what its key takes; expected text, given 7 [invalid-profile]",
        "dev.json:3:14: error: shop/dev: /imageTag: this isn't what its key takes; expected text, given 8 [invalid-profile]",
      ])
  }

  @Test(arguments: [
    (["a": "a"], "a, which inherits from a", "a.json:1:15"),
    (["a": "b", "b": "a"], "a, which inherits from b, which inherits from a", "b.json:1:15"),
    (["a": "b", "b": "c", "c": "b"], "b, which inherits from c, which inherits from b", "c.json:1:15"),
  ])
  func cycles(parents: [String: String], cycle: String, place: String) throws {
    let folder = try ProfileFolder(parents.mapValues { "{\"_inherits\": \"\($0)\"}" })
    #expect(
      folder.mistakes { _ = try $0.read("a") } == [
        "\(place): error: shop/a: profiles inherit in a cycle; given \(cycle) [invalid-profile]\n"
          + "  hint: take _inherits out of one of them"
      ])
  }

  @Test func aParentThatIsNotThere() throws {
    let folder = try ProfileFolder(["dev": #"{"_inherits": "defalt"}"#, "default": "{}"])
    #expect(
      folder.mistakes { _ = try $0.read("dev") } == [
        """
        dev.json:1:15: error: shop/defalt: there is no profile defalt: defalt.json doesn't exist [invalid-profile]
          note: dev.json:1:15: dev inherits from it
          hint: did you mean default?
        """
      ])
  }

  @Test func aParentThatIsNoName() throws {
    let folder = try ProfileFolder(["dev": #"{"_inherits": ["default"]}"#, "up": #"{"_inherits": "../../etc/x"}"#])
    #expect(
      folder.mistakes { _ = try $0.read("dev") } == [
        "dev.json:1:15: error: shop/dev: _inherits must be the name of a profile; expected text, given a list [invalid-profile]"
      ])
    #expect(
      folder.mistakes { _ = try $0.read("up") }.first?.contains("a profile can't be called \"../../etc/x\"") == true)
  }

  /// Overlaying what was overlaid is the same as overlaying step by step, and what an object says of itself stays.
  @Test func overlayingIsAssociative() throws {
    var random = SplitMix64(seed: 20_261_121)
    for _ in 0..<500 {
      let (a, b, c) = (object(&random, 3), object(&random, 3), object(&random, 3))
      var left = a
      left.overlay(b)
      left.overlay(c)
      #expect(left == chain([c, b, a]))
      var again = left
      again.overlay(left)
      #expect(again == left)
    }
  }

  private func chain(_ objects: [JSONObject]) -> JSONObject {
    objects.reversed().reduce(into: JSONObject()) { $0.overlay($1) }
  }

  private func object(_ random: inout SplitMix64, _ depth: Int) -> JSONObject {
    var object = JSONObject()
    for key in ["a", "b", "c"] where Bool.random(using: &random) {
      switch Int.random(in: 0..<4, using: &random) {
      case 0 where depth > 0: object[key] = .object(self.object(&random, depth - 1))
      case 1: object[key] = .array([.integer(Int64.random(in: 0..<9, using: &random))])
      default: object[key] = .integer(Int64.random(in: 0..<9, using: &random))
      }
    }
    return object
  }
}
