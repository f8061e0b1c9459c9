import StrataLanguage
import StrataTables
import Testing

@testable import StrataLifting

/// Tables that become constructs.
@Suite struct TableReaderTests {
  @Test func tableBecomesWhatMadeIt() throws {
    let migration = try lifted { scope in
      Table(
        "Records", in: scope, partitionKey: "pk", sortKey: .number("at"), expiry: "expires",
        indexes: [.init("ByOwner", partitionKey: "owner", attributes: .keysAnd(["name"]))], changes: .newAndOld,
        isProtected: true)
    }
    #expect(
      migration.body == """
        Table(
          "Records", in: scope,
          partitionKey: "pk",
          sortKey: .number("at"),
          expiry: "expires",
          indexes: [.init("ByOwner", partitionKey: "owner", attributes: .keysAnd(["name"]))],
          changes: .newAndOld,
          isProtected: true)
        """)
  }

  @Test func tableWithoutKeysStaysItself() throws {
    let migration = try lifted("Resources: {Records: {Type: AWS::DynamoDB::Table}}")
    #expect(migration.told == ["Records: not a Table: its keys aren't known now"])
  }
}
