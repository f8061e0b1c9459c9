import StrataConstructs
import StrataJSON
import StrataLanguage
import StrataMessaging
import StrataMigration
import StrataStorage
import TestSupport
import Testing

@testable import StrataLifting

/// The constructs of templates.
@Suite struct ConstructLifterTests {
  @Test func tagsAndAcceptedFindingsAreKept() throws {
    let migration = try lifted { scope in
      scope.tags = ["Owner": "shop"]
      Bucket("Uploads", in: scope).resource.accept(.checkov("CKV_AWS_18"), because: "Nobody reads it")
    }
    #expect(
      migration.body == """
        let uploads = Bucket("Uploads", in: scope)
        uploads.scope.tags = ["Owner": "shop"]
        uploads.resource.accept(.checkov("CKV_AWS_18"), because: "Nobody reads it")
        """)
  }

  @Test func idsThatConstructsCantHaveAreRefused() throws {
    let migration = try lifted(
      """
      Parameters: {Jobs: {Type: String, Default: none}}
      Resources:
        Jobs: {Type: AWS::SQS::Queue, DeletionPolicy: Retain}
        jobs: {Type: AWS::SQS::Queue, DeletionPolicy: Retain}
      """)
    #expect(
      migration.told == [
        "Jobs: not a Queue: its logical id can't be that of a construct",
        "jobs: not a Queue: its logical id can't be that of a construct",
      ])
  }

  @Test func whatCantBeWrittenIsLeftToItself() throws {
    let declared = try declaredTemplate { Queue("Jobs", in: $0) }
    let source = MigrationSource(stack: "Shop", file: "shop.json", template: declared, text: "")
    let lifting = ConstructLifter().lifting(of: source, without: ["Jobs": "it can't be written"])
    #expect(lifting.lifts.isEmpty)
    #expect(
      lifting.refusals.map { "\($0.id): \($0.reason)" } == [
        "Jobs: it can't be written", "JobsDeadLetters: the template has no JobsDeadLettersPolicy",
      ])
  }

  /// Whatever a queue was declared with is found in its template again.
  @Test func queuesOfAllKindsAreFound() throws {
    var numbers = SplitMix64(seed: 24)
    for _ in 0..<40 {
      let visibility = Int.random(in: 0...43_200, using: &numbers)
      let receives = Int.random(in: 1...1_000, using: &numbers)
      let keeping = Int.random(in: 60...1_209_600, using: &numbers)
      let waiting = Int.random(in: 0...20, using: &numbers)
      let (isFifo, hasDeadLetters) = (Bool.random(using: &numbers), Bool.random(using: &numbers))
      let declared = try declaredTemplate { scope in
        Queue(
          "Jobs", in: scope, visibility: .seconds(visibility),
          deadLetters: hasDeadLetters ? .after(receives: receives) : .none, keeping: .seconds(keeping),
          waiting: .seconds(waiting), isFifo: isFifo, deduplicatesByContent: isFifo)
      }
      #expect(try lifted(declared, stack: "Shop", keepsKinds: true).told == ["Jobs: Queue"])
      // A difference in what the construct makes of itself keeps the queue as it is.
      let changed = declared.replacing(["Resources", "Jobs", "Properties", "SqsManagedSseEnabled"], with: false)
      #expect(
        try lifted(changed, stack: "Shop", keepsKinds: true).told.first
          == "Jobs: not a Queue: SqsManagedSseEnabled would differ")
    }
  }
}

extension JSONValue {
  /// The value with another in a place that it has.
  fileprivate func replacing(_ place: [String], with value: JSONValue) -> JSONValue {
    guard let key = place.first, var members = object, let inner = members[key] else { return value }
    members[key] = inner.replacing(Array(place.dropFirst()), with: value)
    return .object(members)
  }
}
