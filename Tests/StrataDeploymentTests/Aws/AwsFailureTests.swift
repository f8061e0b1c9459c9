import StrataFiles
import Testing

@testable import StrataDeployment

/// What is known of a call that failed.
@Suite struct AwsFailureTests {
  private func failure(_ errors: String, status: Int32 = 254) -> AwsClient.Failure {
    AwsClient.Failure(of: "cloudformation x", .init(status: status, output: [], errors: errors)) { $0 }
  }

  private func refusal(_ code: String) -> String { "An error occurred (\(code)) when calling the X operation: no" }

  @Test(arguments: [
    ("Throttling", true, false), ("ThrottlingException", true, false), ("RequestLimitExceeded", true, false),
    ("TooManyRequestsException", true, false), ("ServiceUnavailable", true, true), ("503", true, true),
    ("InternalFailure", true, true), ("ValidationError", false, false), ("AccessDenied", false, false),
    ("ExpiredToken", false, false), ("500x", false, false), ("404", false, false),
  ])
  func refusals(code: String, mayPass: Bool, mayHaveHappened: Bool) {
    let failure = failure(refusal(code))
    #expect(failure.code == code && failure.message == "no")
    #expect(failure.mayPass == mayPass)
    #expect(failure.mayHaveHappened == mayHaveHappened)
  }

  @Test(
    arguments: [
      ("Could not connect to the endpoint URL: \"https://x\"", 255, true),
      ("Connection was closed before we received a valid response from endpoint", 255, true),
      ("Read timeout on endpoint URL: \"https://x\"", 255, true), ("Connect timeout on endpoint URL", 255, true),
      ("", 137, true), ("", 143, true), ("Unable to locate credentials", 253, false), ("", 255, false),
      ("usage: aws", 252, false),
    ] as [(String, Int32, Bool)])
  func whatNeverGotAnAnswer(errors: String, status: Int32, isLost: Bool) {
    #expect(failure(errors, status: status).mayHaveHappened == isLost)
    #expect(failure(errors, status: status).mayPass == isLost)
  }

  /// A local endpoint calls its own gaps failures of the server, and they stay.
  @Test func whatIsNotEmulatedDoesNotPass() {
    let failure = failure(
      "An error occurred (InternalFailure) when calling the DetectStackDrift operation: The API action 'DetectStackDrift' for "
        + "service 'cloudformation' is either not available in your current license plan or has not yet been emulated")
    #expect(!failure.mayPass && !failure.mayHaveHappened)
    #expect(failure.permission == "cloudformation:X")
  }

  @Test func whatIsSaid() {
    #expect(failure("\n" + refusal("AccessDenied")).description == "aws cloudformation x failed: no (AccessDenied)")
    #expect(failure("", status: 137).description == "aws cloudformation x failed: it was ended by signal 9")
    #expect(failure("", status: 1).description == "aws cloudformation x failed: it ended with exit code 1")
    #expect(failure("a\nb\n", status: 253).description == "aws cloudformation x failed: a b")
    let throttled =
      "An error occurred (Throttling) when calling the X operation (reached max retries: 4): Rate exceeded"
    #expect(failure(throttled).description == "aws cloudformation x failed: Rate exceeded (Throttling)")
  }

  @Test func whatIsToBeAllowedOrUpdated() {
    #expect(failure(refusal("AccessDenied")).isDenied && failure(refusal("AccessDeniedException")).isDenied)
    #expect(failure(refusal("UnauthorizedOperation")).isDenied && !failure(refusal("ExpiredToken")).isDenied)
    #expect(
      failure("aws: error: argument operation: Invalid choice, valid choices are:", status: 252).isUnknownOperation)
    #expect(
      failure("aws: [ERROR]: argument operation: Found invalid choice 'describe-events'", status: 252)
        .isUnknownOperation)
    #expect(!failure(refusal("Invalid choice")).isUnknownOperation)
  }
}
