import StrataLanguage
import StrataObservability
import Testing

@testable import StrataLifting

/// Log groups that become constructs.
@Suite struct LogGroupReaderTests {
  @Test func groupsBecomeWhatMadeThem() throws {
    let migration = try lifted { scope in
      LogGroup("Audit", in: scope, retention: .forever, name: "/shop/audit")
      let requests = LogGroup("Requests", in: scope, retention: .days(7), deletionPolicy: .delete)
      scope.output("Name", requests.name)
    }
    #expect(
      migration.body == """
        LogGroup("Audit", in: scope, retention: .forever, name: "/shop/audit")
        let requests = LogGroup("Requests", in: scope, retention: .days(7), deletionPolicy: .delete)

        scope.output("Name", requests.name)
        """)
  }

  @Test func groupThatIsDeletedWithoutSayingSoStaysItself() throws {
    let migration = try lifted("Resources: {Requests: {Type: AWS::Logs::LogGroup}}")
    #expect(migration.told == ["Requests: not a LogGroup: it has no DeletionPolicy"])
  }
}
