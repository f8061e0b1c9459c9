import StrataJSON
import StrataLanguage
import Testing

@Suite struct EventPatternRuleTests {
  private func found(_ pattern: JSONValue) -> [String] {
    StrataChecksTests.found(
      by: "event-pattern",
      inResources: ["A": ["Type": "AWS::Events::Rule", "Properties": ["EventPattern": pattern]]]
    ).map { $0.replacing("/Resources/A/Properties/EventPattern", with: "") }
  }

  private func value(_ value: JSONValue) -> [String] { found(["detail": ["k": [value]]]) }

  @Test(
    arguments: [
      "text", 1, true, nil, ["prefix": "a"], ["prefix": ""], ["prefix": ["equals-ignore-case": "a"]],
      ["suffix": ".png"], ["suffix": ["equals-ignore-case": ".PNG"]], ["anything-but": "a"], ["anything-but": 1],
      ["anything-but": ["a", "b"]], ["anything-but": [1, 2]], ["anything-but": ["prefix": "a"]],
      ["anything-but": ["prefix": ["a", "b"]]], ["anything-but": ["suffix": "b"]],
      ["anything-but": ["wildcard": "*/lib/*"]], ["anything-but": ["equals-ignore-case": ["a", "b"]]],
      ["numeric": ["=", 1]], ["numeric": [">", 0, "<=", 5.5]], ["cidr": "10.0.0.0/24"], ["cidr": "2001:db8::/32"],
      ["exists": true], ["exists": false], ["equals-ignore-case": "a"], ["wildcard": "a*c*"], ["wildcard": "a\\**\\\\"],
      ["exactly": "a"], ["Ref": "Value"], ["Fn::Sub": "${A}"], ["prefix": ["Ref": "P"]],
      ["numeric": ["<", ["Ref": "Limit"]]], ["Fn::Transform": ["Name": "M"]],
    ] as [JSONValue])
  func whatIsRight(value: JSONValue) {
    #expect(self.value(value) == [])
  }

  @Test(
    arguments: [
      (
        ["startsWith": "x"],
        "/startsWith: there is no operator startsWith of patterns; expected anything-but, cidr, equals-ignore-case, exactly, exists, numeric, prefix, suffix, wildcard"
      ),
      (
        ["prefx": "x"],
        "/prefx: there is no operator prefx of patterns; expected anything-but, cidr, equals-ignore-case, exactly, exists, numeric, prefix, suffix, wildcard (did you mean prefix?)"
      ),
      (["prefix": "a", "suffix": "b"], ": a comparison must have one operator; expected 1; given 2"),
      ([:], ": a comparison must have one operator; expected 1; given 0"),
      ([["a"]], ": a list of values can't be in another; expected a value; given a list of 1"),
      (
        ["numeric": [">", 0, "<"]],
        "/numeric: numeric isn't complete; expected \(Self.numeric); given a list of 3"
      ),
      (["numeric": []], "/numeric: numeric isn't complete; expected \(Self.numeric); given an empty list"),
      (["numeric": 5], "/numeric: numeric must have a list; expected \(Self.numeric); given 5"),
      (
        ["numeric": [">", "0"]],
        "/numeric: numeric must compare with numbers, not \"0\"; expected a number; given a list of 2"
      ),
      (
        ["numeric": ["!=", 0]],
        "/numeric: numeric has no operator \"!=\"; expected <, <=, =, > or >=; given a list of 2"
      ),
      (
        ["numeric": ["=", 0, "<", 5]],
        "/numeric: numeric has too many terms; expected \(Self.numeric); given a list of 4"
      ),
      (
        ["cidr": "10.0.0.0/99"],
        "/cidr: this isn't a range of addresses; expected such as 10.0.0.0/24; given \"10.0.0.0/99\""
      ),
      (
        ["cidr": "10.0.0.1"], "/cidr: this isn't a range of addresses; expected such as 10.0.0.0/24; given \"10.0.0.1\""
      ),
      (["cidr": "::/129"], "/cidr: this isn't a range of addresses; expected such as 10.0.0.0/24; given \"::/129\""),
      (["exists": "true"], "/exists: exists must be true or false; expected true or false; given \"true\""),
      (["wildcard": "a**c"], "/wildcard: two stars can't stand side by side; expected one star; given \"a**c\""),
      (
        ["wildcard": "a\\c"],
        "/wildcard: this backslash stands before neither a star nor another; expected \\* or \\\\; given \"a\\c\""
      ),
      (["wildcard": ["a"]], "/wildcard: wildcard must compare with text; expected text; given a list of 1"),
      (["prefix": ["a", "b"]], "/prefix: prefix must compare with text; expected text; given a list of 2"),
      (
        ["suffix": ["wildcard": "a"]],
        "/suffix: suffix must compare with text; expected text, or equals-ignore-case; given an object"
      ),
      (
        ["anything-but": []],
        "/anything-but: anything-but excludes nothing; expected at least one value; given an empty list"
      ),
      (
        ["anything-but": ["a", 1]],
        "/anything-but: anything-but can't exclude texts and numbers at once; expected either of them; given a list of 2"
      ),
      (
        ["anything-but": ["a", nil]],
        "/anything-but/1: anything-but must exclude texts or numbers; expected text or a number; given null"
      ),
      (
        ["anything-but": ["numeric": ["=", 1]]],
        "/anything-but: anything-but has no such comparison; expected equals-ignore-case, prefix, suffix, wildcard; given numeric"
      ),
    ] as [(JSONValue, String)])
  func whatIsWrong(value: JSONValue, message: String) {
    #expect(self.value(value) == ["/detail/k/0\(message)"])
  }

  private static let numeric = "an operator and a number, or two of each, as in [\">\", 0, \"<=\", 5]"

  @Test func fields() {
    #expect(
      found(["source": "orders", "detail": ["k": [], "m": [:], "n": 1]]) == [
        "/source: source must be compared with a list of values; expected a list; given \"orders\" (write [\"orders\"])",
        "/detail/k: k compares with nothing; expected at least one value; given an empty list",
        "/detail/m: m compares with nothing; expected a list of values, or an object of fields; given an empty object",
        "/detail/n: n must be compared with a list of values; expected a list; given 1 (write [1])",
      ])
    #expect(found(["Fn::If": ["C", ["source": "a"], ["Ref": "AWS::NoValue"]]]).count == 1)
    #expect(
      found(["source": ["Ref": "Sources"], "detail": ["Fn::If": ["C", ["k": ["v"]], ["Ref": "AWS::NoValue"]]]]) == [])
  }

  @Test func alternatives() {
    #expect(found(["detail": ["$or": [["a": [1]], ["b": [["exists": true]]]]]]) == [])
    #expect(
      found(["$or": [["a": [1]]]]) == [
        "/$or: $or must have two patterns or more; expected 2 or more; given a list of 1"
      ])
    #expect(
      found(["$or": [["a": [1]], ["b": "x"]]]) == [
        "/$or/1/b: b must be compared with a list of values; expected a list; given \"x\" (write [\"x\"])"
      ])
    // A field may have the name.
    #expect(found(["detail": ["$or": ["a"]]]) == [])
  }

  // MARK: Places

  @Test func patternsAsText() {
    let filters: JSONValue = [
      "Filters": [
        ["Pattern": "{\"body\": {\"kind\": \"order\"}}"], ["Pattern": "{body: 1}"], ["Pattern": "{\"body\": [1]}"],
        ["Pattern": ["Fn::Sub": "{\"body\": [\"${Kind}\"]}"]], ["Pattern": "[1]"],
      ]
    ]
    let resources: JSONValue = [
      "Mapping": ["Type": "AWS::Lambda::EventSourceMapping", "Properties": ["FilterCriteria": filters]],
      "Pipe": ["Type": "AWS::Pipes::Pipe", "Properties": ["SourceParameters": ["FilterCriteria": filters]]],
      "Function": [
        "Type": "AWS::Serverless::Function",
        "Properties": ["Events": ["E": ["Type": "SQS", "Properties": ["FilterCriteria": filters]]]],
      ],
    ]
    let places = [
      "Mapping/Properties/FilterCriteria", "Pipe/Properties/SourceParameters/FilterCriteria",
      "Function/Properties/Events/E/Properties/FilterCriteria",
    ]
    let wanted = places.flatMap { place in
      [
        "/Resources/\(place)/Filters/0/Pattern: body.kind: kind must be compared with a list of values; expected a list; given \"order\" (write [\"order\"])",
        "/Resources/\(place)/Filters/1/Pattern: this isn't JSON; expected a pattern as JSON; given \"{body: 1}\"",
        "/Resources/\(place)/Filters/4/Pattern: a pattern must be an object; expected an object; given a list of 1",
      ]
    }
    #expect(StrataChecksTests.found(by: "event-pattern", inResources: resources) == wanted)
  }

  @Test(arguments: ["CloudWatchEvent", "EventBridgeRule"])
  func serverlessEvents(type: String) {
    #expect(
      StrataChecksTests.found(
        by: "event-pattern",
        inResources: [
          "F": [
            "Type": "AWS::Serverless::StateMachine",
            "Properties": ["Events": ["E": ["Type": .string(type), "Properties": ["Pattern": ["source": "a"]]]]],
          ],
          "B": ["Type": "AWS::Events::Archive", "Properties": ["EventPattern": ["source": ["a"]]]],
        ]) == [
          "/Resources/F/Properties/Events/E/Properties/Pattern/source: source must be compared with a list of values; expected a list; given \"a\" (write [\"a\"])"
        ])
  }
}
