import StrataFacts
import StrataJSON
import TestSupport
import Testing

@Suite struct FactsTableTests {
  private static let bytes = FactsWriter([
    ("A::B::C", ["s": ["p": ["Size": ["t": "i"]]]]), ("A::B::D", ["s": ["p": ["Name": ["t": "s"]]]]),
  ]).bytes

  private func error(_ bytes: [UInt8]) -> FactsTableError? {
    do throws(FactsTableError) {
      _ = try FactsTable(checking: bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test func takesWhatWasWritten() throws {
    let index = FactsIndex(try FactsTable(checking: Self.bytes))
    #expect(index.typeNames == ["A::B::C", "A::B::D"])
    #expect(index.facts(of: "A::B::D")?.root.object?.names == ["Name"])
    #expect(index.facts(of: "A::B::E") == nil)
  }

  @Test func takesNoTypes() throws {
    let index = FactsIndex(try FactsTable(checking: FactsWriter([]).bytes))
    #expect(index.typeNames == [] && !index.contains(""))
  }

  @Test func refusesAnotherFormat() {
    var bytes = Self.bytes
    bytes[13] = UInt8(ascii: "7")
    #expect(error(bytes) == .otherFormat(7))
    #expect(
      "\(FactsTableError.otherFormat(7))"
        == "expected a table of facts in format 1, but it's in format 7; run make generate")
  }

  @Test func refusesWhatIsNoTable() {
    #expect(error([]) == .foreign)
    #expect(error(Array("AWS::SQS::Queue\t{}\n".utf8)) == .foreign)
    #expect("\(FactsTableError.foreign)" == "expected a table of facts")
  }

  @Test func refusesATableThatIsntWhole() {
    for count in 12..<Self.bytes.count where error(Array(Self.bytes.prefix(count))) != .damaged {
      Issue.record("\(count) bytes are taken")
    }
    #expect(error(Self.bytes + [48]) == .damaged)
    #expect("\(FactsTableError.damaged)" == "the table of facts isn't as it was written; run make generate")
  }

  @Test func refusesAnyByteThatIsAnother() {
    // Those of the format say that it's another one.
    for index in Self.bytes.indices where !(12..<14).contains(index) {
      var bytes = Self.bytes
      bytes[index] ^= 1
      let error = error(bytes)
      if error != (index < 12 ? .foreign : .damaged) { Issue.record("\(index): \(String(describing: error))") }
    }
  }

  @Test func findsWhatADictionaryFinds() throws {
    var random = SplitMix64(seed: 25)
    for _ in 0..<40 {
      var known: [String: Set<String>] = [:]
      for _ in 0..<Int.random(in: 0...60, using: &random) {
        let names = (0..<Int.random(in: 0...20, using: &random)).map { _ in Self.name(&random) }
        known[Self.name(&random)] = Set(names)
      }
      let types = known.map { name, properties in
        (name: name, json: JSONValue.object(["s": ["p": .object(JSONObject(properties.map { ($0, ["t": "s"]) }))]]))
      }
      let index = FactsIndex(try FactsTable(checking: FactsWriter(types).bytes))
      #expect(index.typeNames == known.keys.sorted(by: Self.precedes))
      let others = (0..<60).map { _ in Self.name(&random) }
      for name in known.keys + others {
        let facts = index.facts(of: name)
        #expect(facts?.typeName == (known[name] == nil ? nil : name))
        guard let facts, let properties = facts.root.object?.properties, let wanted = known[name] else { continue }
        #expect(properties.names == wanted.sorted(by: Self.precedes))
        for (position, name) in (properties.names + others).enumerated() {
          let found = properties.position(of: name, near: Int.random(in: 0...20, using: &random))
          #expect(found == (wanted.contains(name) ? properties.names.firstIndex(of: name) : nil))
          #expect((properties[name] != nil) == wanted.contains(name))
          if position < properties.count { #expect(properties.position(of: name, near: position) == position) }
        }
      }
    }
  }

  /// A short name, of which the same comes up again, and prefixes of others.
  private static func name(_ random: inout SplitMix64) -> String {
    let letters: [Character] = ["A", "b", ":", "é", "9", "漢"]
    return String((0..<Int.random(in: 0...9, using: &random)).map { _ in letters.randomElement(using: &random) ?? "A" })
  }

  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
