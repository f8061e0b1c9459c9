import StrataJSON
import StrataLanguage
import Testing
import TestSupport

@testable import StrataDeployment

/// Which resources are new, and which of them are imported.
@Suite struct ImportSelectionTests {
  private let played: PlayedDeployment

  init() throws { played = try PlayedDeployment() }

  @Test func allHaveToBeNew() throws {
    try played.deploy()
    played.settings = .init()
    #expect(
      played.complaint(ofTaking: [])?.text == """
        there is nothing to import: the stacks of prod have all their resources already
          hint: deploy without --import
        """)
    #expect(
      played.complaint(ofTaking: ["OwnTopic=TopicArn=a"])?.text == """
        OwnTopic is in the stack Shop already
          hint: an import takes resources that are in no stack yet
        """)
  }

  @Test func anotherNameIsAsked() {
    #expect(
      played.complaint(ofTaking: ["OwnTpoic=TopicArn=a"])?.text == """
        there is no resource OwnTpoic in Shop
          hint: did you mean OwnTopic?
        """)
    #expect(
      played.complaint(ofTaking: ["Web/OwnTopic=TopicArn=a"])?.text == """
        there is no resource Web/OwnTopic in Shop
          hint: did you mean Shop/OwnTopic?
        """)
    #expect(
      played.complaint(ofTaking: [], skipping: ["Zzz"])?.text == """
        there is no resource Zzz in Shop
          hint: name it by its logical id in the template
        """)
  }

  @Test func oneIsEitherImportedOrSkipped() {
    #expect(
      played.complaint(ofTaking: ["OwnTopic=TopicArn=a"], skipping: ["Shop/OwnTopic"])?.text == """
        Shop/OwnTopic is given an identifier, and is to be skipped at the same time
          hint: say one of both
        """)
    #expect(
      played.complaint(ofTaking: [], skipping: ["OwnTopic"])?.text
        == "there is nothing to import: every new resource is skipped")
    #expect(
      played.complaint(ofTaking: ["OwnTopic=TopicArn=a", "Shop/OwnTopic=TopicArn=a"])?.text == """
        OwnTopic and Shop/OwnTopic are the same resource, and each is given an identifier
          hint: say once which existing resource it is
        """)
  }

  @Test func twoStacksHaveTheirOwn() throws {
    let large = try PlayedDeployment(isLarge: true)
    #expect(
      large.complaint(ofTaking: ["OwnTopic=TopicArn=a"])?.text == """
        OwnTopic is in Data and Mail
          hint: say which: Data/OwnTopic or Mail/OwnTopic
        """)
  }

  @Test func anotherEnvironmentIsNotImportedFor() {
    played.more = { scope in
      Resource("Topic", type: "AWS::SNS::Topic", in: Scope("Other", in: scope, environment: "dev"))
    }
    let complaint = played.complaint(ofTaking: ["OtherTopic=TopicArn=a"])
    #expect(
      complaint?.text == """
        OtherTopic is of dev, and something is to be imported for prod
          hint: import it for that: deploy --import -e dev
        """)
    #expect(complaint?.isGrave == true)
    // Unless it's named, it's left.
    #expect(played.complaint(ofTaking: ["OwnTopic=TopicArn=a"]) == nil)
    #expect(played.aws.imports.map { $0["LogicalResourceId"] } == ["OwnTopic"])
  }
}
