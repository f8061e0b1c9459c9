import StrataYAML
import Testing

/// The exact words and places of errors in tags, anchors and aliases.
@Suite struct TagErrorTests {
  static let cases: [(text: String, description: String)] = [
    (
      "- &a 1\n- &a 2\n- *a",
      "line 2, column 3: expected each anchor once, found '&a' again; it first stands at line 1, column 3"
    ),
    ("a: *x", "line 1, column 4: expected an alias of an anchor that stands before, found '*x'; there is no '&x'"),
    (
      "k: &a x: y",
      "line 1, column 8: expected one key on a line, found a second colon; a text with a colon and a space "
        + "in it stands in quotes"
    ),
    ("*a", "line 1, column 1: expected an alias of an anchor that stands before, found '*a'; there is no '&a'"),
    ("k: !!int\n  &a x", #"line 2, column 6: expected an integer after the tag '!!int', found "x""#),
    (
      "a: !GetAtt a",
      "line 1, column 12: expected a resource and an attribute after '!GetAtt', as in Bucket.Arn or "
        + #"[Bucket, Arn], found "a""#
    ),
    (
      "a: !GetAtt .a",
      "line 1, column 12: expected a resource and an attribute after '!GetAtt', as in Bucket.Arn or "
        + #"[Bucket, Arn], found ".a""#
    ),
    (
      "a: !GetAtt a.",
      "line 1, column 12: expected a resource and an attribute after '!GetAtt', as in Bucket.Arn or "
        + #"[Bucket, Arn], found "a.""#
    ),
    (
      "a: !GetAtt {a: b}",
      "line 1, column 12: expected a resource and an attribute after '!GetAtt', as in Bucket.Arn or "
        + "[Bucket, Arn], found a mapping"
    ),
    (
      "a: !Base64 !Sub x",
      "line 1, column 12: expected one tag of a value, found a second; of two functions, one has to be "
        + "written in full, as Fn::Base64:"
    ),
    (
      "a: !Base64\n  !Sub x",
      "line 2, column 3: expected one tag of a value, found a second; of two functions, one has to be "
        + "written in full, as Fn::Base64:"
    ),
    ("a: !Foo x", "line 1, column 4: expected a tag of CloudFormation, found '!Foo'"),
    ("a: !ref x", "line 1, column 4: expected a tag of CloudFormation, found '!ref'; did you mean !Ref?"),
    ("!Ref x: y", "line 1, column 1: expected a text as a key, found a function; JSON's keys are texts"),
    (
      "a: !Ref *x",
      "line 1, column 9: expected a value after a tag or an anchor, found an alias; an alias has neither"
    ),
    (
      "a: &x {b: *x}",
      "line 1, column 11: expected an alias of a value that was read before, found one of a value that "
        + "it's in"
    ),
    ("*x : a", "line 1, column 1: expected an alias of an anchor that stands before, found '*x'; there is no '&x'"),
    (
      "? &x a\n: b\n? *x\n: c",
      #"line 3, column 3: expected each key of a mapping once, found "a" again; it first stands at line 1, "#
        + "column 3"
    ),
    (
      "<<: {a: b}",
      "line 1, column 1: expected no merge key, found '<<'; CloudFormation takes aliases but doesn't merge "
        + "mappings"
    ),
    (
      "[<<: a]",
      "line 1, column 2: expected no merge key, found '<<'; CloudFormation takes aliases but doesn't merge "
        + "mappings"
    ),
    (
      "{<<: {}}",
      "line 1, column 2: expected no merge key, found '<<'; CloudFormation takes aliases but doesn't merge "
        + "mappings"
    ),
    (
      "a: {<<: b}",
      "line 1, column 5: expected no merge key, found '<<'; CloudFormation takes aliases but doesn't merge "
        + "mappings"
    ),
    (
      "%TAG ! x\n---\na",
      "line 1, column 1: expected no %TAG directive, found one; CloudFormation's tags such as !Ref need "
        + "none"
    ),
    (
      "--- &a\na: b\nc: *a",
      "line 3, column 4: expected an alias of a value that was read before, found one of a value that it's "
        + "in"
    ),
    (
      "&a &b c",
      "line 1, column 4: expected one anchor of a value, found a second; the first stands at line 1, "
        + "column 1"
    ),
    (
      "&a !!str &b c",
      "line 1, column 10: expected one anchor of a value, found a second; the first stands at line 1, "
        + "column 1"
    ),
    ("!!str !!int c", "line 1, column 7: expected one tag of a value, found a second"),
    ("!!seq a", #"line 1, column 7: expected a sequence after the tag '!!seq', found "a""#),
    ("!!map a", #"line 1, column 7: expected a mapping after the tag '!!map', found "a""#),
    ("!!seq {a: b}", "line 1, column 7: expected a sequence after the tag '!!seq', found a mapping"),
    ("!!map [a]", "line 1, column 7: expected a mapping after the tag '!!map', found a sequence"),
    ("!!str [a]", "line 1, column 7: expected a text after the tag '!!str', found a sequence"),
    ("!!null a", #"line 1, column 8: expected null after the tag '!!null', found "a""#),
    ("!!bool x", #"line 1, column 8: expected true or false after the tag '!!bool', found "x""#),
    ("!!int 'x'", #"line 1, column 7: expected an integer after the tag '!!int', found "x""#),
    (
      "!!binary aGk=",
      "line 1, column 1: expected a tag that CloudFormation takes, found '!!binary'; of YAML's own it "
        + "takes !!str, !!int, !!float, !!bool, !!null, !!seq and !!map"
    ),
    (
      "!!set {a}",
      "line 1, column 1: expected a tag that CloudFormation takes, found '!!set'; of YAML's own it takes "
        + "!!str, !!int, !!float, !!bool, !!null, !!seq and !!map"
    ),
    (
      "!!omap [a: b]",
      "line 1, column 1: expected a tag that CloudFormation takes, found '!!omap'; of YAML's own it takes "
        + "!!str, !!int, !!float, !!bool, !!null, !!seq and !!map"
    ),
    (
      "!!timestamp 2010-09-09",
      "line 1, column 1: expected a tag that CloudFormation takes, found '!!timestamp'; of YAML's own it "
        + "takes !!str, !!int, !!float, !!bool, !!null, !!seq and !!map"
    ),
    ("!<x> y", "line 1, column 1: expected a tag of CloudFormation, found '!<x>'"),
    ("!x!y z", "line 1, column 1: expected a tag of CloudFormation, found '!x!y'"),
    (
      "!!",
      "line 1, column 1: expected a tag that CloudFormation takes, found '!!'; of YAML's own it takes "
        + "!!str, !!int, !!float, !!bool, !!null, !!seq and !!map"
    ),
    ("!!str, a", "line 1, column 6: expected a space after the tag '!!str', found ','"),
    ("{!Ref a: b}", "line 1, column 2: expected a text as a key, found a function; JSON's keys are texts"),
    ("[*x]", "line 1, column 2: expected an alias of an anchor that stands before, found '*x'; there is no '&x'"),
    ("&", "line 1, column 2: expected a name of letters, digits, '-' and '_' after '&', found the end of the text"),
    ("*", "line 1, column 2: expected a name of letters, digits, '-' and '_' after '*', found the end of the text"),
    ("& a", "line 1, column 2: expected a name of letters, digits, '-' and '_' after '&', found a space"),
    ("* a", "line 1, column 2: expected a name of letters, digits, '-' and '_' after '*', found a space"),
    ("&a: b", "line 1, column 3: expected a space after the anchor '&a', found ':'"),
    ("*a: b", "line 1, column 1: expected an alias of an anchor that stands before, found '*a'; there is no '&a'"),
  ]

  @Test(arguments: cases)
  func saysWhatIsWrong(text: String, description: String) {
    expect(text, failsWith: description)
  }
}
