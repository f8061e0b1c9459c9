import StrataFindings
import StrataJSON
import Testing

@testable import StrataIsolation

@Suite struct SharedUseTests {
  /// Whether a use accepts that dev reaches production's bucket Files.
  private func accepts(_ share: SharedUse, _ verdict: String = "open") -> Bool {
    IsolationAnalysis.declaring([["dev", "production", "Files", .string(verdict)]], shares: [share]).report().verdict
      == .accepted
  }

  @Test(
    arguments: [
      ("Files", true), ("Production/Files", true), ("Production/*", true), ("File?", true),
      ("arn:aws:s3:::files/*", true),
      ("DevFiles", false), ("files", false), ("Dev/Files", false), ("arn:aws:s3:::other/*", false),
    ])
  func resources(name: String, isAccepted: Bool) {
    #expect(accepts(.resource(name, because: "so")) == isAccepted)
  }

  @Test(
    arguments: [
      ("s3:DeleteObject", true), ("S3:deleteobject", true), ("s3:Delete*", true), ("s3:GetObject", false),
      ("s3:", false),
    ])
  func actions(pattern: String, isAccepted: Bool) {
    #expect(accepts(.action(pattern, because: "so")) == isAccepted)
    #expect(!accepts(.action(pattern, because: "so"), "undecided"), "nobody knows which action it would be")
  }

  @Test(
    arguments: [
      (
        SharedUse.resource("Zone", because: " ", file: "/Shop.swift", line: 3),
        "what environments share must say why; expected a reason behind because:, given an empty one" as String?
      ),
      (
        .resource("*", because: "so", file: "/Shop.swift", line: 3),
        "what environments share must be named; expected a name that isn't everything's, given *"
      ),
      (
        .action("", because: "so", file: "/Shop.swift", line: 3),
        "what environments share must be named; expected a name that isn't everything's, given an empty one"
      ),
      (
        .action("PutMetricData", because: "so", file: "/Shop.swift", line: 3),
        "an action is named with its service; expected an action such as cloudwatch:PutMetricData, given PutMetricData"
      ),
      (.action("sns:*", because: "so"), nil),
    ])
  func mistakes(share: SharedUse, message: String?) {
    #expect(
      share.mistake(of: "shop")?.description
        == message.map { "/Shop.swift:3: error: shop: shares: \($0) [invalid-share]" })
  }

  @Test func whatAcceptsNothing() {
    #expect(
      SharedUse.action("sns:Publish", because: "so", file: "/Shop.swift", line: 3).unusedFinding(of: "shop").description
        == "/Shop.swift:3: warning: shop: shares: .action(\"sns:Publish\", because: \"so\") accepts nothing: no environment "
        + "reaches another that way [invalid-share]\n  hint: take it away")
  }
}
