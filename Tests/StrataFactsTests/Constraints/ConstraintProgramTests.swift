import StrataFacts
import StrataJSON
import Testing

/// Constraints as bytes.
@Suite struct ConstraintProgramTests {
  /// The programs of some constraints, as they're found again.
  private func index(of rules: [JSONValue]) throws -> ConstraintIndex {
    let rules = rules.enumerated().map { index, rule -> JSONValue in
      var rule = rule.object ?? [:]
      rule["id"] = .string("rule-\(index)")
      rule["because"] = "it is so"
      return .object(rule)
    }
    let read = try ConstraintIndex.read(
      ["page": "https://docs.aws.amazon.com/", "rules": .array(rules)], of: "A::B::C")
    return ConstraintIndex(
      lines: "", programs: ConstraintProgram.text(of: [("A::A", read), ("A::B::C", read)]), names: "", samples: "")
  }

  private func triggers(in index: ConstraintIndex) -> [[String]] {
    var triggers: [[String]] = []
    index.withPrograms(of: "A::B::C") { position, program in
      #expect(position == triggers.count)
      var names: [String] = []
      var cursor = program.triggers
      while !cursor.isAtEnd { names.append(String(decoding: cursor.text(), as: UTF8.self)) }
      triggers.append(names)
    }
    return triggers
  }

  @Test func eachStandsBehindItsTriggers() throws {
    let index = try index(of: [["when": ["A": 1, "B": 2], "without": "C"], ["needsOne": ["A", "B"]]])
    #expect(triggers(in: index) == [["A", "B", "C"], []])
  }

  /// Lengths around those at which a number takes one digit more.
  @Test(arguments: [1, 47, 48, 1_439, 1_440, 1_441, 43_199, 43_200, 50_000])
  func textsOfAnyLengthAreTaken(length: Int) throws {
    let name = String(repeating: "x", count: length)
    let index = try index(of: [
      ["when": .object(JSONObject([(name, .integer(1))])), "without": "B"], ["expect": ["C": 1]],
    ])
    #expect(triggers(in: index) == [[name, "B"], ["C"]])
  }

  @Test func whatComesNextIsSteppedOverAsAWhole() throws {
    let index = try index(of: [["needs": ["A", "B/C"]]])
    var opcodes: [ConstraintOpcode] = []
    var names: [String] = []
    index.withPrograms(of: "A::B::C") { _, program in
      var cursor = program.body
      var subjects = cursor.part()
      var subject = subjects.part()
      opcodes.append(subject.opcode())
      #expect(subjects.isAtEnd)
      #expect(cursor.part().isAtEnd)
      opcodes.append(cursor.opcode())
      var paths = cursor.part()
      #expect(cursor.isAtEnd)
      _ = paths.part()
      var path = paths.part()
      #expect(paths.isAtEnd)
      opcodes.append(path.opcode())
      #expect(path.part().isAtEnd)
      while !path.isAtEnd {
        opcodes.append(path.opcode())
        names.append(String(decoding: path.text(), as: UTF8.self))
      }
      // Behind the end there's nothing.
      #expect(path.opcode() == .unsettled)
      #expect(path.number() == 0)
    }
    #expect(opcodes == [.subject, .needs, .subject, .member, .member])
    #expect(names == ["B", "C"])
  }

  /// What a program demands, behind what it's about and its condition.
  private func demand(of rule: JSONValue, _ body: (inout ConstraintProgramCursor) -> Void) throws {
    try index(of: [rule]).withPrograms(of: "A::B::C") { _, program in
      var cursor = program.body
      _ = cursor.part()
      _ = cursor.part()
      body(&cursor)
    }
  }

  @Test func thoseThatReferToAResourceHaveTheirTypeAndPath() throws {
    try demand(of: ["needs": "A/<-B::B::B:Rules.*.Id/C"]) { demand in
      #expect(demand.opcode() == .needs)
      var paths = demand.part()
      var path = paths.part()
      #expect(path.opcode() == .subject && path.part().isAtEnd && path.opcode() == .member)
      #expect(String(decoding: path.text(), as: UTF8.self) == "A")
      #expect(path.opcode() == .users)
      #expect(String(decoding: path.text(), as: UTF8.self) == "B::B::B")
      #expect(String(decoding: path.text(), as: UTF8.self) == "Rules.*.Id")
      #expect(path.opcode() == .member)
      #expect(String(decoding: path.rest, as: UTF8.self) == "1C")
    }
  }

  @Test func aListByAnotherValueHasThePathToIt() throws {
    try demand(of: ["expect": ["A": ["in": "versions of {B} now"]]]) { demand in
      #expect(demand.opcode() == .expect)
      var condition = demand.part()
      #expect(condition.opcode() == .value)
      var value = condition.part()
      _ = value.part()
      #expect(value.opcode() == .listedBy)
      var list = value.part()
      #expect(String(decoding: list.text(), as: UTF8.self) == "versions of ")
      var path = list.part()
      #expect(path.opcode() == .member)
      #expect(String(decoding: list.text(), as: UTF8.self) == " now" && list.isAtEnd)
    }
  }

  @Test func whatMustBeUniqueAmongResourcesHasItsPaths() throws {
    try demand(of: ["uniqueAmong": ["A", "B"]]) { demand in
      #expect(demand.opcode() == .uniqueAmong)
      var paths = demand.part()
      var names: [String] = []
      while !paths.isAtEnd {
        var path = paths.part()
        #expect(path.opcode() == .member)
        names.append(String(decoding: path.text(), as: UTF8.self))
      }
      #expect(names == ["A", "B"])
    }
  }

  @Test func everyConstraintHasOne() {
    let index = ConstraintIndex.embedded
    for type in index.types {
      var count = 0
      index.withPrograms(of: type) { position, program in
        #expect(position == count)
        #expect(!program.body.isAtEnd)
        count += 1
      }
      #expect(count == index.constraints(of: type).count, "\(type)")
    }
    var count = 0
    index.withPrograms(of: "Acme::Test::A") { _, _ in count += 1 }
    #expect(count == 0)
  }

  @Test func withoutProgramsNothingIsKnownOfThem() {
    var (count, unknown) = (0, 0)
    ConstraintIndex.embedded.withoutPrograms.withPrograms(of: "AWS::SQS::Queue") { _, program in
      count += 1
      if program.body.isAtEnd, program.triggers.isAtEnd { unknown += 1 }
    }
    #expect(count == ConstraintIndex.embedded.constraints(of: "AWS::SQS::Queue").count)
    #expect(unknown == count)
  }
}
