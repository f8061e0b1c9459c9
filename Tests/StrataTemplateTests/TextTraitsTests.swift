import StrataTemplate
import Testing

/// What hardly any text has in it.
@Suite struct TextTraitsTests {
  @Test(
    arguments: [
      ("", []), ("plain", []), ("$", .dollar), ("a${b}", .dollar), ("{{resolve:", .dynamicReference),
      ("{{resolve", []), ("{resolve:ssm:name}", []), ("costs 5 $, {{resolve:ssm:a}}", [.dollar, .dynamicReference]),
      // Twenty bytes are the id of a key, whatever they are.
      ("AKIA0123456789012345", .accessKey), ("ASIA0123456789012345", .accessKey), ("AKIA012345678901234", []),
      ("AROA0123456789012345", []), ("the key AKIA0123456789012345 here", .accessKey),
      ("0123456789012345AKIA", []), ("ä{{resolve:ä$", [.dollar, .dynamicReference]),
    ] as [(String, TextTraits)])
  func traits(text: String, traits: TextTraits) { #expect(TextTraits(of: text) == traits) }
}
