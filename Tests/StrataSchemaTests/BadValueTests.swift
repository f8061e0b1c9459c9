import Testing

@Suite struct BadValueTests {
  @Test(arguments: [
    (
      "{}",
      #"{"t":["s","a"]}"#,
      "P: wrong-type: the value is of the wrong type; expected a string or a list; given an empty object"
    ),
    ("null", #"{"t":"s"}"#, "P: wrong-type: the value is of the wrong type; expected a string; given null"),
    ("\"1x\"", #"{"t":"i"}"#, "P: wrong-type: the value is of the wrong type; expected an integer; given \"1x\""),
    ("\"0x1\"", #"{"t":"n"}"#, "P: wrong-type: the value is of the wrong type; expected a number; given \"0x1\""),
    ("1.5", #"{"t":"i"}"#, "P: wrong-type: the value is of the wrong type; expected an integer; given 1.5"),
    ("\"1.5\"", #"{"t":"i"}"#, "P: wrong-type: the value is of the wrong type; expected an integer; given \"1.5\""),
    ("\"yes\"", #"{"t":"b"}"#, "P: wrong-type: the value is of the wrong type; expected true or false; given \"yes\""),
    ("1", #"{"t":"b"}"#, "P: wrong-type: the value is of the wrong type; expected true or false; given 1"),
    ("[1,2]", #"{"t":"o"}"#, "P: wrong-type: the value is of the wrong type; expected an object; given a list of 2"),
    ("6", #"{"t":"i","g":[1,5]}"#, "P: out-of-range: the number is outside the range; expected 1 to 5; given 6"),
    (
      "\"0\"",
      #"{"t":"i","g":[1,null]}"#,
      "P: out-of-range: the number is outside the range; expected 1 or more; given \"0\""
    ),
    ("6", #"{"t":"i","g":[null,5]}"#, "P: out-of-range: the number is outside the range; expected 5 at most; given 6"),
    ("1", #"{"gx":[1,2]}"#, "P: out-of-range: the number is outside the range; expected more than 1; given 1"),
    ("2", #"{"gx":[1,2]}"#, "P: out-of-range: the number is outside the range; expected less than 2; given 2"),
    ("61", #"{"mo":60}"#, "P: out-of-range: the number isn't a multiple of 60; expected a multiple of 60; given 61"),
    ("\"abc\"", #"{"t":"s","ls":[1,2]}"#, "P: wrong-length: the text is too long; expected 1 to 2 characters; given 3"),
    ("12", #"{"t":"s","ls":[3,3]}"#, "P: wrong-length: the text is too short; expected 3 characters; given 2"),
    ("\"xay\"", #"{"pt":"^a"}"#, "P: wrong-pattern: the text doesn't match the pattern; expected ^a; given \"xay\""),
    ("12", #"{"t":"s","pt":"^a"}"#, "P: wrong-pattern: the text doesn't match the pattern; expected ^a; given \"12\""),
    (
      "\"Activ\"",
      #"{"e":["Active","Off"]}"#,
      "P: not-allowed-value: the value is none of those allowed; "
        + "expected Active, Off; given \"Activ\" (did you mean Active?)"
    ),
    ("7", #"{"e":[1,2]}"#, "P: not-allowed-value: the value is none of those allowed; expected 1, 2; given 7"),
    ("\"b\"", #"{"c":"a"}"#, "P: not-allowed-value: the value isn't the only one allowed; expected a; given \"b\""),
    (
      "\"2025-13-01\"",
      #"{"f":"date-time"}"#,
      "P: wrong-format: the text doesn't have the format date-time; "
        + "expected a date and time such as 2025-12-31T23:59:59Z; given \"2025-13-01\""
    ),
    (
      "\"10.0.0.256/8\"",
      #"{"f":"ipv4-network"}"#,
      "P: wrong-format: the text doesn't have the format ipv4-network; "
        + "expected an IPv4 network such as 10.0.0.0/16; given \"10.0.0.256/8\""
    ),
    (
      "\"2001:zz::/32\"",
      #"{"f":"ipv6-network"}"#,
      "P: wrong-format: the text doesn't have the format ipv6-network; "
        + "expected an IPv6 network such as 2001:db8::/32; given \"2001:zz::/32\""
    ),
    (
      "99999999999999999999",
      #"{"f":"int64"}"#,
      "P: wrong-format: the text doesn't have the format int64; "
        + "expected an integer of 64 bits; given 99999999999999999999"
    ),
    (
      "\"a b\"",
      #"{"f":"uri"}"#,
      "P: wrong-format: the text doesn't have the format uri; expected a URI; given \"a b\""
    ),
    (
      "\"{\"",
      #"{"t":"o","f":"json"}"#,
      "P: wrong-format: the text doesn't have the format json; expected JSON; given \"{\""
    ),
    ("[]", #"{"li":[1,2]}"#, "P: wrong-count: the list has too few elements; expected 1 to 2 elements; given 0"),
    ("[1,2,3]", #"{"li":[1,2]}"#, "P: wrong-count: the list has too many elements; expected 1 to 2 elements; given 3"),
    ("[1,2,1]", #"{"u":true}"#, "P/2: not-unique: the elements 0 and 2 of the list are equal; given 1"),
    (
      "[{\"K\":1,\"V\":1},{\"K\":1}]",
      #"{"uk":["K"]}"#,
      "P/1: not-unique: the elements 0 and 1 of the list agree in K; given 1"
    ),
    (
      "[\"x\",1]",
      #"{"pi":[{"t":"i"}],"i":{"t":"i"}}"#,
      "P/0: wrong-type: the value is of the wrong type; expected an integer; given \"x\""
    ),
    (
      "[1,\"x\"]",
      #"{"i":{"t":"i"}}"#,
      "P/1: wrong-type: the value is of the wrong type; expected an integer; given \"x\""
    ),
  ])
  func scalarsAndLists(value: String, schema: String, finding: String) throws {
    #expect(try findings(of: value, schema: schema) == [finding])
  }

  @Test(arguments: [
    ("{}", #"{"r":["A"]}"#, "P: required-property: the property A is required"),
    (
      "{\"Quename\":1}",
      #"{"p":{"QueueName":{}},"x":true}"#,
      "P/Quename: unknown-property: there is no property Quename (did you mean QueueName?)"
    ),
    ("{\"Z\":1}", #"{"p":{"QueueName":{}},"x":true}"#, "P/Z: unknown-property: there is no property Z"),
    (
      "{\"y\":1}",
      #"{"pp":{"^x":{}},"x":true}"#,
      "P/y: unknown-property: there is no such property; expected a name that matches ^x; given \"y\""
    ),
    (
      "{\"x\":\"y\"}",
      #"{"pp":{"^x":{"t":"i"}}}"#,
      "P/x: wrong-type: the value is of the wrong type; expected an integer; given \"y\""
    ),
    (
      "{\"x\":\"y\"}",
      #"{"ap":{"t":"i"}}"#,
      "P/x: wrong-type: the value is of the wrong type; expected an integer; given \"y\""
    ),
    (
      "{\"x\":1,\"y\":1}",
      #"{"lp":[null,1]}"#,
      "P: wrong-count: the object has too many properties; expected 1 at most properties; given 2"
    ),
    ("{}", #"{"xor":["A","B"]}"#, "P: required-property: exactly one of A, B is required"),
    (
      "{\"A\":1,\"B\":1}",
      #"{"xor":["A","B"]}"#,
      "P: one-of: exactly one of A, B is required; expected one of them; given A, B"
    ),
    ("{}", #"{"or":["A","B"]}"#, "P: required-property: at least one of A, B is required"),
    ("{\"A\":1}", #"{"dr":{"A":["B"]}}"#, "P: dependent-property: A requires B"),
    (
      "{\"A\":1,\"B\":1}",
      #"{"de":{"A":["B"]}}"#,
      "P/A: excluded-property: A can't be set along with B (remove one of the two)"
    ),
    ("{}", #"{"any":[{"r":["A"]},{"r":["B"]}]}"#, "P: required-property: one of A, B is required"),
    (
      "{\"A\":1,\"B\":1}",
      #"{"one":[{"r":["A"]},{"r":["B"]}]}"#,
      "P: one-of: only one of A, B can be set; expected one of them; given A, B"
    ),
    (
      "1",
      #"{"one":[{"t":"i"},{"t":"n"}]}"#,
      "P: one-of: the value fits 2 alternatives, of which exactly one must fit; "
        + "expected what fits one; given what fits 2"
    ),
    (
      "{\"A\":1}",
      #"{"any":[{"t":"s"},{"t":"i"}]}"#,
      "P: wrong-type: the value is of the wrong type; expected a string or an integer; given an object"
    ),
    (
      "{\"K\":\"b\",\"V\":{\"W\":\"x\"}}",
      #"{"one":[{"t":"s"},{"p":{"K":{"c":"a"},"V":{"r":["Q"]}}},"#
        + #"{"p":{"K":{"c":"b"},"V":{"p":{"W":{"t":"i"}}}}}]}"#,
      "P/V/W: wrong-type: the value is of the wrong type; expected an integer; given \"x\""
    ),
    ("{\"A\":1}", #"{"not":{"r":["A"]}}"#, "P: excluded-property: A can't be set here"),
    ("1", #"{"not":{"e":[1]}}"#, "P: not-allowed-value: the value is one of those that aren't allowed; given 1"),
    (
      "{\"A\":1}",
      #"{"if":{"r":["A"]},"th":{"r":["B"]}}"#,
      "P: required-property: the property B is required where A is set"
    ),
    (
      "{}",
      #"{"if":{"r":["A"]},"th":{"r":["B"]},"el":{"r":["C"]}}"#,
      "P: required-property: the property C is required where A isn't set"
    ),
  ])
  func objectsAndLogic(value: String, schema: String, finding: String) throws {
    #expect(try findings(of: value, schema: schema) == [finding])
  }

  @Test func comeInTheOrderOfTheDocumentEachOnce() throws {
    let schema = #"{"x":true,"p":{"A":{"t":"i"},"B":{"r":["C"]}},"r":["R"],"all":[{"p":{"A":{"t":"i"}}}]}"#
    #expect(
      try findings(#"{"X":1,"B":{},"A":"a"}"#, schema: schema) == [
        ": required-property: the property R is required", "X: unknown-property: there is no property X",
        "B: required-property: the property C is required",
        "A: wrong-type: the value is of the wrong type; expected an integer; given \"a\"",
      ])
  }

  @Test func readOnlyProperties() throws {
    let rest = #","ro":["Arn","L/*/Id","Both"],"co":["Both"]"#
    #expect(
      try findings(#"{"Both":1,"L":[{},{"Id":1}],"Arn":{"Ref":"X"}}"#, schema: "{}", rest: rest) == [
        "L/1/Id: read-only-property: the property Id is read-only (remove it; only the service sets it)",
        "Arn: read-only-property: the property Arn is read-only (remove it; only the service sets it)",
      ])
    #expect(try findings(#"{"Arn":{"Ref":"AWS::NoValue"}}"#, schema: "{}", rest: rest) == [])
  }

  @Test func cyclesEnd() throws {
    let rest = #","d":{"A":{"$":"B"},"B":{"$":"A"},"N":{"p":{"n":{"$":"N"},"v":{"t":"i"}},"x":true}}"#
    #expect(try findings(of: "1", schema: #"{"$":"A"}"#, rest: rest) == [])
    let deep = String(repeating: #"{"n":"#, count: 40) + #"{"v":"x"}"# + String(repeating: "}", count: 40)
    #expect(try findings(of: deep, schema: #"{"$":"N"}"#, rest: rest).count == 1)
    let deeper = String(repeating: #"{"n":"#, count: 400) + #"{"v":"x"}"# + String(repeating: "}", count: 400)
    #expect(try findings(of: deeper, schema: #"{"$":"N"}"#, rest: rest) == [])
  }
}
