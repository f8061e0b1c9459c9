import StrataJSON
import StrataLanguage
import StrataPipeline
import TestSupport
import Testing

/// What a construct accepts, its user may give another reason for.
@Suite struct AcceptByDefaultTests {
  private func reasons(_ declare: @escaping @Sendable (Resource) -> Void) throws -> [String?]? {
    let template = try template { scope in
      declare(Resource("Jobs", type: "AWS::SQS::Queue", in: scope, tagging: .list()))
    }
    return template.json["Resources"]?["Jobs"]?["Metadata"]?["checkov"]?["skip"]?.array?.map { $0["comment"]?.string }
  }

  @Test func aUsersReasonTakesThePlaceOfTheConstructs() throws {
    #expect(
      try reasons { jobs in
        jobs.acceptByDefault(.checkov("CKV_AWS_27"), because: "SQS has a key")
        jobs.accept(.checkov("CKV_AWS_27"), because: "Nothing in it is secret")
      } == ["Nothing in it is secret"])
    #expect(
      try reasons { jobs in
        jobs.accept(.checkov("CKV_AWS_27"), because: "Nothing in it is secret")
        jobs.acceptByDefault(.checkov("CKV_AWS_27"), because: "SQS has a key")
      } == ["Nothing in it is secret"])
  }

  @Test func aConstructMayAcceptTheSameTwice() throws {
    #expect(
      try reasons { jobs in
        for _ in 1...2 { jobs.acceptByDefault(.checkov("CKV_AWS_27"), because: "SQS has a key") }
      } == ["SQS has a key"])
  }
}
