import StrataFindings
import StrataJSON
import Testing

/// The form that a resource's type has.
@Suite struct TypeNameTests {
  private func finds(_ type: String) -> [String] {
    found(by: "template-form", inResources: ["A": ["Type": .string(type)]])
  }

  @Test(
    arguments: [
      "AWS::SQS::Queue", "Alexa::ASK::Skill", "Acme::Web::Page::Part", "Custom::Certificate", "Custom::A_b@c-1",
      "Custom::" + String(repeating: "a", count: 60), "Acme::Web::Page::MODULE", "Page::MODULE", "MODULE::Web::Page",
    ])
  func types(_ type: String) {
    #expect(finds(type) == [])
  }

  @Test(
    arguments: [
      "", "Queue", "SQS::Queue", "AWS:SQS:Queue", "AWS::SQS:Queue", "AWS:::SQS::Queue", "::SQS::Queue", "AWS::SQS::",
      "AWS::SQS::Queue:", "AWS::SQS::Queu-e", "AWS::SQS::Queue ", "AWS::SQS::Größe", "Custom::", "Custom::A::B",
      "Custom",
      "Custom::A.b", "Custom::" + String(repeating: "a", count: 61), "MODULE", "::MODULE", "Acme::WebMODULE",
    ])
  func notTypes(_ type: String) {
    #expect(finds(type).count == 1)
    #expect(finds(type).first?.hasPrefix("/Resources/A/Type: a resource's type must name provider, service") == true)
  }
}
