import Testing

@testable import StrataFacts

@Suite struct DatedFactsTests {
  private let facts = DatedFacts(
    """
    date\t2026-10-20
    lifecycle AWS::A::B\tshutdown 2026-01-31
    lifecycle AWS::A::C\tsunset -
    places AWS::A::D\tClass=class:Engine:License Hosts/*/Type=instance
    runtime old\t2020-01-01 2020-02-01 - new
    values class x\ta b

    """)

  @Test func whatIsWritten() {
    #expect(facts.date == "2026-10-20")
    #expect(facts.lifecycle(of: "AWS::A::B") == .init(status: "shutdown", date: "2026-01-31"))
    #expect(facts.lifecycle(of: "AWS::A::C") == .init(status: "sunset", date: nil))
    #expect(
      facts.runtime("old")
        == .init(deprecated: "2020-01-01", createBlock: "2020-02-01", updateBlock: nil, successor: "new"))
    #expect(
      facts.places(of: "AWS::A::D") == [
        .init(path: ["Class"], list: "class", keys: ["Engine", "License"]),
        .init(path: ["Hosts", "*", "Type"], list: "instance", keys: []),
      ])
    #expect(facts.values("class x") == ["a", "b"])
  }

  @Test func whatIsNot() {
    #expect(facts.lifecycle(of: "AWS::A::E") == nil)
    #expect(facts.runtime("newer") == nil)
    #expect(facts.places(of: "AWS::A::B") == [])
    #expect(facts.values("class") == [])
  }

  @Test func thoseOfTheProgramHaveADay() {
    let facts = DatedFacts.embedded
    #expect(facts.date.wholeMatch(of: /20[0-9]{2}-[01][0-9]-[0-3][0-9]/) != nil)
    #expect(facts.values("instance").contains("t3.micro"))
    #expect(facts.runtime("nodejs12.x")?.createBlock == "2023-03-31")
    #expect(facts.lifecycle(of: "AWS::SQS::Queue") == nil)
  }
}
