import TestSupport
import Testing

@testable import StrataScaffolding

@Suite struct PackageNameTests {
  private static let commands: Set = ["deploy", "diff"]

  @Test(arguments: [
    ("my-shop", "MyShop", "myShop"), ("shop", "Shop", "shop"), ("Shop", "Shop", "shop"),
    ("my_shop", "MyShop", "myShop"), ("shop2-eu", "Shop2Eu", "shop2Eu"), ("x", "X", "x"), ("a--b-", "AB", "aB"),
    ("class-room", "ClassRoom", "classRoom"),
  ])
  func namesFollowFromIt(text: String, module: String, constant: String) throws {
    let name = try PackageName(text, besides: Self.commands)
    #expect(name.text == text)
    #expect(name.module == module)
    #expect(name.constant == constant)
    #expect(name.toolModule == module + "Tool")
    #expect(name.profile == module + "Profile")
  }

  private static let wanted = "expected ASCII letters, digits, hyphens and underscores, the first a letter"

  @Test(arguments: [
    ("", "a package must have a name", "as in init my-shop"),
    (
      "a/b", "\"a/b\" is a path, and a package has a name",
      "name the package, and its folder by --output, as in init a-b --output DIR"
    ),
    (
      "..", "\"..\" is a path, and a package has a name",
      "name the package, and its folder by --output, as in init my-shop --output DIR"
    ),
    ("2shop", "a package can't be called \"2shop\", which begins with \"2\"; \(wanted)", "did you mean shop?"),
    ("_shop", "a package can't be called \"_shop\", which begins with \"_\"; \(wanted)", "did you mean shop?"),
    ("42", "a package can't be called \"42\", which begins with \"4\"; \(wanted)", "did you mean my-shop?"),
    ("my shop", "a package can't be called \"my shop\", which has \" \" in it; \(wanted)", "did you mean my-shop?"),
    ("läden", "a package can't be called \"läden\", which has \"ä\" in it; \(wanted)", "did you mean l-den?"),
    ("店", "a package can't be called \"店\", which has \"店\" in it; \(wanted)", "did you mean my-shop?"),
    (
      "a\u{1B}[1m", "a package can't be called \"a\\u{1B}[1m\", which has \"\\u{1B}\" in it; \(wanted)",
      "did you mean a-1m?"
    ),
    ("shop.git", "a package can't be called \"shop.git\", which has \".\" in it; \(wanted)", "did you mean shop-git?"),
    ("class", "a package can't be called class, since class is a word of Swift", "did you mean my-class?"),
    ("Self", "a package can't be called Self, since Self is a word of Swift", "did you mean my-Self?"),
    ("self", "a package can't be called self, since self is a word of Swift", "did you mean my-self?"),
    ("import", "a package can't be called import, since import is a word of Swift", "did you mean my-import?"),
    ("any", "a package can't be called any, since Any is a word of Swift", "did you mean my-any?"),
    (
      "swift", "a package can't be called swift, since the Swift toolchain has a module Swift", "did you mean my-swift?"
    ),
    (
      "foundation", "a package can't be called foundation, since the Swift toolchain has a module Foundation",
      "did you mean my-foundation?"
    ),
    (
      "strata", "a package can't be called strata, since names that begin with Strata are those of its own modules",
      "did you mean my-strata?"
    ),
    (
      "strata-sqs",
      "a package can't be called strata-sqs, since names that begin with Strata are those of its own modules",
      "did you mean my-strata-sqs?"
    ),
    ("orders", "a package can't be called orders, since Strata has a target Orders", "did you mean my-orders?"),
    ("synth", "a package can't be called synth, since Strata has a target synth", "did you mean my-synth?"),
    (
      "environment", "a package can't be called environment, since environment is something else in its files",
      "did you mean my-environment?"
    ),
    (
      "Systems", "a package can't be called Systems, since systems is something else in its files",
      "did you mean my-Systems?"
    ),
    (
      "deploy", "a package can't be called deploy, since its tool has a command of that name", "did you mean my-deploy?"
    ),
  ])
  func whatIsNoName(text: String, description: String, hint: String) {
    #expect(throws: PackageNameError(description, hint: hint)) { try PackageName(text, besides: Self.commands) }
  }

  @Test func aNameThatIsTooLong() throws {
    let longest = String(repeating: "a", count: 118)
    #expect(try PackageName(longest, besides: []).module.utf8.count + "Production".utf8.count == 128)
    #expect(
      throws: PackageNameError(
        "a package's name has up to 118 characters, since its stacks are named after it, as in ShopProduction, and "
          + "CloudFormation takes 128; this one has 119", hint: "did you mean \(longest)?")
    ) {
      try PackageName(longest + "b", besides: [])
    }
  }

  /// A proposal can be taken as it is.
  @Test func proposalsAreNames() throws {
    var generator = SplitMix64(seed: 23)
    let scalars = Array("aZ09-_./ äß😀\u{7}class".unicodeScalars)
    var proposed = 0
    for _ in 0..<2_000 {
      let count = Int.random(in: 0..<12, using: &generator)
      let picked = (0..<count).compactMap { _ in scalars.randomElement(using: &generator) }
      let text = String(String.UnicodeScalarView(picked))
      do {
        _ = try PackageName(text, besides: Self.commands)
      } catch {
        guard let match = error.hint.firstMatch(of: /did you mean (.*)\?/) else { continue }
        #expect(throws: Never.self) { try PackageName(String(match.1), besides: Self.commands) }
        proposed += 1
      }
    }
    #expect(proposed > 1_000)
  }

  @Test(arguments: [
    ("shop", "shop"), ("my shop.v2", "my-shop-v2"), ("class", "my-class"), ("strata-shop", "my-strata-shop"),
    ("2024-10", "other"), ("", "other"), ("tmp.x1", "tmp-x1"), ("/", "other"), ("profile", "my-profile"),
  ])
  func aNameIsMadeLikeAFoldersName(folder: String, name: String) {
    #expect(PackageName(like: folder, besides: ["profile"], otherwise: "other").text == name)
  }
}
