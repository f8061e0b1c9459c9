import StrataEnvironments
import StrataJSON
import StrataLanguage
import Testing

/// Profiles of a user's own that are laid over committed ones, and where what comes of it stands.
@Suite struct ProfileChainTests {
  private let own: ProfileFolder
  private let committed: ProfileFolder

  init() throws {
    own = try ProfileFolder()
    committed = try ProfileFolder([
      "prod": #"{"tenant": "acme", "imageTag": "1.0", "labels": {"team": "shop", "cost": "7"}, "allow": ["a"]}"#,
      "dev": #"{"_inherits": "prod", "imageTag": "latest", "tasks": 1}"#,
    ])
  }

  private var store: ProfileStore {
    ProfileStore(system: "shop", directory: own.directory, committed: committed.directory)
  }

  private func merged(_ name: String) throws -> JSONValue { .object(try store.read(name).merged) }

  private func said(_ body: (ProfileStore) throws -> Void) -> [String] {
    do {
      try body(store)
      return []
    } catch let error as ProfileError {
      return error.findings.map {
        $0.description.replacing(own.directory, with: "OWN").replacing(committed.directory, with: "COMMITTED")
      }
    } catch {
      return ["\(error)"]
    }
  }

  @Test func oneIsLaidOverTheOther() throws {
    try own.write(#"{"labels": {"cost": "8"}, "allow": ["b", "c"], "imageTag": null, "tasks": 2}"#, to: "prod.json")
    #expect(
      try merged("prod") == [
        "tenant": "acme", "labels": ["team": "shop", "cost": "8"], "allow": ["b", "c"], "tasks": 2,
      ])
  }

  /// Each name is laid over before anything inherits from it: dev's own committed values win over a user's for prod.
  @Test func whatIsInheritedIsLaidOverAsWell() throws {
    try own.write(#"{"tenant": "mine", "tasks": 9, "imageTag": "9"}"#, to: "prod.json")
    #expect(
      try merged("dev") == [
        "tenant": "mine", "imageTag": "latest", "labels": ["team": "shop", "cost": "7"], "allow": ["a"], "tasks": 1,
        "_inherits": "prod",
      ])
    #expect(try store.read("dev").files.map(\.name) == ["dev", "prod", "prod"])
  }

  @Test func theOwnParentCounts() throws {
    try own.write(#"{"tenant": "other", "imageTag": "3"}"#, to: "base.json")
    try own.write(#"{"_inherits": "base"}"#, to: "dev.json")
    #expect(
      try merged("dev") == ["tenant": "other", "imageTag": "latest", "tasks": 1, "_inherits": "base"])
    try own.write(#"{"_inherits": null}"#, to: "dev.json")
    #expect(try merged("dev") == ["imageTag": "latest", "tasks": 1])
  }

  @Test func inheritingFromItselfIsNotNeeded() throws {
    try own.write("{\n  \"_inherits\": \"prod\"}", to: "prod.json")
    #expect(
      said { _ = try $0.read("prod") } == [
        """
        OWN/prod.json:2:16: error: shop/prod: profiles inherit in a cycle; given prod, which inherits from prod [invalid-profile]
          hint: take _inherits out: the file is laid over the committed profile of its name anyway
        """
      ])
  }

  @Test func aNameThatIsInNeitherPlace() {
    #expect(
      said { _ = try $0.read("prd") } == [
        """
        error: shop/prd: there is no profile prd: neither COMMITTED/prd.json nor OWN/prd.json exists [invalid-profile]
          hint: did you mean prod?
        """
      ])
  }

  @Test func theNamesOfBothPlaces() throws {
    try own.write("{}", to: "mine.json")
    #expect(try store.names() == ["dev", "mine", "prod"])
  }

  @Test func whatIsMissingBelongsIntoTheCommittedFile() throws {
    try own.write(#"{"tenant": null}"#, to: "prod.json")
    #expect(
      said { _ = try $0.profile("prod", as: ShopProfile.self) } == [
        "COMMITTED/prod.json:1:1: error: shop/prod: /tenant: tenant is missing; expected text [invalid-profile]"
      ])
  }

  @Test func anUnknownKeyIsSaidBesideAMissingOne() throws {
    let folder = try ProfileFolder(["dev": #"{"tenant": "acme", "imagTag": "1"}"#])
    #expect(
      folder.mistakes { _ = try $0.profile("dev", as: ShopProfile.self) } == [
        "dev.json:1:1: error: shop/dev: /imageTag: imageTag is missing; expected text [invalid-profile]",
        """
        dev.json:1:20: warning: shop/dev: /imagTag: the system knows no key imagTag [invalid-profile]
          hint: did you mean imageTag?
        """,
      ])
  }

  // MARK: The place of a mistake

  @Test(arguments: [
    // The inner list has the last word, however long the outer one is.
    (#"{"queues": [{"attempts": 3}]}"#, "dev.json:1:13", "/queues/0/name"),
    (#"{"allow": ["a", 7]}"#, "dev.json:1:17", "/allow/1"),
    (#"{"labels": {"team": 5}}"#, "dev.json:1:21", "/labels/team"),
    (#"{"queues": "jobs"}"#, "dev.json:1:12", "/queues"),
    // What is inherited stands where it's inherited from.
    (#"{"labels": {"size": "x"}}"#, "base.json:4:22", "/labels/cost"),
    // An object in between was taken out, and so what it inherited.
    (#"{"labels": {"cost": {}}}"#, "dev.json:1:21", "/labels/cost"),
  ])
  func aMistakeIsWhereTheLastWordIs(text: String, place: String, property: String) throws {
    let folder = try ProfileFolder([
      "base": """
      {
        "tenant": "acme", "imageTag": "1", "queues": [{"name": "jobs"}, {"name": "mail"}],
        "allow": ["x", "y"],
        "labels": {"cost": \(property == "/labels/cost" ? "7" : "\"7\"")}
      }
      """,
      "dev": "{\"_inherits\": \"base\", \(text.dropFirst())",
    ])
    let shift = "{\"_inherits\": \"base\", ".utf8.count - 1
    let parts = place.split(separator: ":")
    let column = try #require(Int(parts[2])) + (parts[0] == "dev.json" ? shift : 0)
    let said = folder.mistakes { _ = try $0.profile("dev", as: ShopProfile.self) }
    #expect(said.count == 1)
    #expect(
      said.first?.hasPrefix("\(parts[0]):\(parts[1]):\(column): error: shop/dev: \(property): ") == true, "\(said)")
  }
}
