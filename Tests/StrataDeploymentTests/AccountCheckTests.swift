import StrataJSON
import Testing
import TestSupport

@testable import StrataDeployment

/// Whose account it is, before anything else is asked there.
@Suite struct AccountCheckTests {
  private let played: PlayedDeployment

  init() throws {
    played = try PlayedDeployment()
    played.account = "111122223333"
  }

  @Test func theRightAccount() throws {
    played.aws.others["get-caller-identity"] = #"{"Account": "111122223333"}"#
    try played.deploy()
    #expect(played.aws.operations.first == "get-caller-identity")
    #expect(played.aws.operations.filter { $0 == "get-caller-identity" }.count == 1)
  }

  @Test func anotherAccount() throws {
    played.aws.others["get-caller-identity"] = #"{"Account": "999999999999"}"#
    do {
      try played.deploy()
      Issue.record("it was deployed")
    } catch let error as DeploymentError {
      #expect(error.isGrave)
      #expect(
        error.description == """
          the stack Shop is for the account 111122223333, and the credentials are those of 999999999999
            hint: take others, by AWS_PROFILE for instance; see whose they are: aws sts get-caller-identity
          """)
    }
    #expect(played.aws.operations == ["get-caller-identity"])
  }

  @Test func anAnswerWithoutAccount() {
    played.aws.others["get-caller-identity"] = "{}"
    #expect(played.complaint() == "aws sts get-caller-identity failed: its answer has no account")
  }
}
