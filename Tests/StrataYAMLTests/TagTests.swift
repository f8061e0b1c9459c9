import StrataJSON
import StrataYAML
import Testing

/// Tags, anchors and aliases, and the long functions that stand for short ones.
@Suite struct TagTests {
  static let tags: [(text: String, json: String)] = [
    ("&a [1]\n", "[1]"),
    ("- !!str\n- x", #"["","x"]"#),
    ("a: !!str\nb: c", #"{"a":"","b":"c"}"#),
    ("&a b: c\nd: *a", #"{"b":"c","d":"b"}"#),
    ("!!map {a: b}", #"{"a":"b"}"#),
    ("[! 1, ! x, ! a: 2, ! [3]]", #"["1","x",{"a":2},[3]]"#),
    ("!", #""""#),
    ("a: &x\nb: *x", #"{"a":null,"b":null}"#),
    ("k:\n  &a x: y", #"{"k":{"x":"y"}}"#),
    ("a: !Sub |\n  x\n  y\n", "{\"a\":{\"Fn::Sub\":\"x\\ny\\n\"}}"),
    ("a: !Sub\n  - x\n  - {y: z}\n", #"{"a":{"Fn::Sub":["x",{"y":"z"}]}}"#),
    ("a: !Sub\n- x\n- y\n", #"{"a":{"Fn::Sub":["x","y"]}}"#),
    ("a: !If [a, !Ref b, !GetAtt c.d.e]", #"{"a":{"Fn::If":["a",{"Ref":"b"},{"Fn::GetAtt":["c","d.e"]}]}}"#),
    ("a: !GetAtt [a, b]", #"{"a":{"Fn::GetAtt":["a","b"]}}"#),
    ("a: !GetAtt\n  - a\n  - b\n", #"{"a":{"Fn::GetAtt":["a","b"]}}"#),
    ("a: !GetAZs", #"{"a":{"Fn::GetAZs":""}}"#),
    ("a: !GetAZs ''", #"{"a":{"Fn::GetAZs":""}}"#),
    ("a: !Base64\n  Fn::Sub: x", #"{"a":{"Fn::Base64":{"Fn::Sub":"x"}}}"#),
    ("!!str x: y", #"{"x":"y"}"#),
    ("a: !Select [0, !Split [',', x]]", #"{"a":{"Fn::Select":[0,{"Fn::Split":[",","x"]}]}}"#),
    ("a: !Not [!Equals [!Ref a, b]]", #"{"a":{"Fn::Not":[{"Fn::Equals":[{"Ref":"a"},"b"]}]}}"#),
    ("a: !Condition x", #"{"a":{"Condition":"x"}}"#),
    ("a: !Transform {Name: x, Parameters: {a: b}}", #"{"a":{"Fn::Transform":{"Name":"x","Parameters":{"a":"b"}}}}"#),
    ("- !Ref a\n- !Ref\n  b\n", #"[{"Ref":"a"},{"Ref":"b"}]"#),
    ("a: !Cidr [!GetAtt a.b, 1, 8]\n", #"{"a":{"Fn::Cidr":[{"Fn::GetAtt":["a","b"]},1,8]}}"#),
    ("a: !FindInMap\n  - a\n  - !Ref b\n  - c\n", #"{"a":{"Fn::FindInMap":["a",{"Ref":"b"},"c"]}}"#),
    ("a: !Ref\n\n   b\n", #"{"a":{"Ref":"b"}}"#),
    ("a: &x !Ref b\nc: *x", #"{"a":{"Ref":"b"},"c":{"Ref":"b"}}"#),
    ("a: !Ref &x b\nc: *x", #"{"a":{"Ref":"b"},"c":{"Ref":"b"}}"#),
    ("a: &x [1]\nb: *x\nc: [*x, *x]", #"{"a":[1],"b":[1],"c":[[1],[1]]}"#),
    ("&x a : *x", #"{"a":"a"}"#),
    ("a: &x b\n*x : c", #"{"a":"b","b":"c"}"#),
    ("a: <<\n", #"{"a":"<<"}"#),
    ("'<<': {a: b}", #"{"<<":{"a":"b"}}"#),
    ("--- !!str\na", #""a""#),
    ("- &a\n- *a", "[null,null]"),
    ("- &a b: *a", #"[{"b":"b"}]"#),
    ("&a\nb: c", #"{"b":"c"}"#),
    ("&a\n!!map\nb: c", #"{"b":"c"}"#),
    ("!!map\n&a\nb: c", #"{"b":"c"}"#),
    ("!!map\n&a b: c", #"{"b":"c"}"#),
    ("!!seq\n- a", #"["a"]"#),
    ("!!str", #""""#),
    ("!!null", "null"),
    ("!!bool yes", "true"),
    ("!!bool 'on'", "true"),
    ("!!int '12'", "12"),
    ("!!float '1'", "1.0"),
    ("!<tag:yaml.org,2002:str> 1", #""1""#),
    ("!<!Ref> x", #"{"Ref":"x"}"#),
    ("[!Ref a, !Ref b]", #"[{"Ref":"a"},{"Ref":"b"}]"#),
    ("[!Ref ]", #"[{"Ref":""}]"#),
    ("{a: !Ref }", #"{"a":{"Ref":""}}"#),
    ("{a: !Ref b}", #"{"a":{"Ref":"b"}}"#),
    ("{a: !Ref b, c: d}", #"{"a":{"Ref":"b"},"c":"d"}"#),
    ("{!!str a: b}", #"{"a":"b"}"#),
    ("{&x a: *x}", #"{"a":"a"}"#),
    ("[&x a, *x]", #"["a","a"]"#),
    ("[&x, *x]", "[null,null]"),
    ("[&x , *x ]", "[null,null]"),
    ("&x", "null"),
    ("a: &x", #"{"a":null}"#),
    ("a: &b c\nd: *b\n", #"{"a":"c","d":"c"}"#),
    ("a: &b-c_1 d\ne: *b-c_1", #"{"a":"d","e":"d"}"#),
  ]

  @Test(arguments: tags)
  func accepts(text: String, json: String) throws {
    expect(text, json)
  }

  @Test(arguments: [
    "And", "Base64", "Cidr", "Contains", "EachMemberEquals", "EachMemberIn", "Equals", "FindInMap", "GetAZs",
    "GetStackOutput", "If", "ImportValue", "Join", "Length", "Not", "Or", "RefAll", "Select", "Split", "Sub",
    "ToJsonString", "Transform", "ValueOf", "ValueOfAll",
  ])
  func functionsAreWrittenInFull(name: String) {
    expect("!\(name) [a, 1]", #"{"Fn::\#(name)":["a",1]}"#)
    expect("a: !\(name)\n  b: 010", #"{"a":{"Fn::\#(name)":{"b":8}}}"#)
    expect("- !\(name) 010", #"[{"Fn::\#(name)":"010"}]"#)
  }

  @Test(arguments: [
    ("ref", "; did you mean !Ref?"), ("Fn::Join", "; did you mean !Join?"), ("Getatt", "; did you mean !GetAtt?"),
    ("Sbu", "; did you mean !Sub?"), ("Selct", "; did you mean !Select?"), ("GetAZ", "; did you mean !GetAZs?"),
    ("ForEach", "; Fn::ForEach has no short form"), ("Fn::ForEach", "; Fn::ForEach has no short form"),
    ("Something", ""), ("x", ""), ("<x>", ""), ("a!b", ""),
  ])
  func saysWhatWasMeant(name: String, hint: String) {
    expect("a: !\(name) b", failsWith: "line 1, column 4: expected a tag of CloudFormation, found '!\(name)'\(hint)")
  }
}
