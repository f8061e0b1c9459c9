import Foundation
import StrataJSON
import Testing

@testable import StrataEnvironments

/// Where sensitive text is found in templates, and where it isn't.
@Suite struct ExposureSearchTests {
  /// A text that is written differently in nearly every way of writing.
  static let secret = #"p"w${Oé}&<y /z+1\t%41"#

  private func places(_ texts: [String], _ template: JSONValue) -> [String] {
    ExposureSearch(SecretSearch(texts), in: template).places.values.flatMap { $0 }.map(\.description).sorted()
  }

  private func places(_ value: JSONValue, _ text: String = secret) -> [String] {
    let template: JSONValue = [
      "Parameters": ["Part": ["Type": "String", "Default": "w${Oé}&<y "]],
      "Mappings": ["M": ["a": ["b": "w${Oé}&<y "]]],
      "Resources": ["It": ["Type": "Acme::Test::It", "Properties": ["V": value]]],
    ]
    return places([text], template)
  }

  private static func percent(_ text: String, all: Bool = false) -> String {
    text.utf8.map { byte in
      let isPlain = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) && !all
      return isPlain ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }

  private static func json(_ text: String) -> String {
    (try? JSONValue.object(["password": .string(text)]).text(layout: .compact)) ?? ""
  }

  private static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

  private static let addressed = base64(secret).replacing("+", with: "-").replacing("/", with: "_")

  private static let escaped = secret.unicodeScalars.map { scalar in
    "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count) + String(scalar.value, radix: 16)
  }.joined()

  private static let html = secret.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(
    "\"", with: "&#34;")

  @Test(arguments: [
    ("as it is", secret), ("within text", "a\(secret)b"), ("behind a combining mark", "\(secret)\u{301}"),
    ("JSON", json(secret)), ("JSON in JSON", json(json(secret))), ("JSON in JSON in JSON", json(json(json(secret)))),
    ("escaped scalars", escaped), ("escaped slashes", json(secret).replacing("/", with: "\\/")),
    ("percent", percent(secret)), ("all in percent", percent(secret, all: true)),
    (
      "percent, capital",
      percent(secret).uppercased().replacing("P%22W", with: "p%22w").replacing("Y", with: "y").replacing("Z", with: "z")
        .replacing("%5CT", with: "%5Ct")
    ),
    ("a query", percent(secret).replacing("%20", with: "+")), ("percent in JSON", json(percent(secret))),
    ("JSON in percent", percent(json(secret))), ("percent twice", percent(percent(secret, all: true), all: true)),
    ("HTML", html), ("JSON in HTML", json(secret).replacing("&", with: "&amp;").replacing("\"", with: "&quot;")),
    ("base64", base64(secret)), ("base64 behind one byte", base64("a\(secret)b")),
    ("base64 behind two", base64("ab\(secret)")), ("base64 behind three", base64("abc\(secret) and more")),
    ("base64 for addresses", addressed), ("base64 of JSON", base64(json(secret))),
    ("base64 in JSON", json(base64(secret))),
    (
      "base64 in lines",
      base64("abc\(secret) and more").enumerated().map { $0.offset % 7 == 6 ? "\($0.element)\n" : "\($0.element)" }
        .joined()
    ),
    ("base64 of percent", base64("k=" + "p%22w%24%7BO%C3%A9%7D%26%3Cy%20%2Fz%2B1%5Ct%2541")),
    ("hex", secret.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()),
    ("capital hex", secret.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()),
  ])
  func textThatHasIt(way: String, text: String) {
    #expect(places(.string(text)) == ["/Resources/It/Properties/V"], "\(way): \(text)")
    #expect(places(["Fn::Base64": .string(text)]) == ["/Resources/It/Properties/V/Fn::Base64"], "\(way)")
    #expect(places([.string("x"), .string(text)]) == ["/Resources/It/Properties/V/1"], "\(way)")
    #expect(places(.object([text: 1])).count == 1, "\(way)")
  }

  @Test(
    arguments: [
      ["Fn::Join": ["", ["a p\"w", "${Oé}&<y ", "/z+1\\t%41 b"]]],
      ["Fn::Join": ["${Oé}&<y ", ["p\"w", "/z+1\\t%41"]]],
      ["Fn::Join": ["", ["p\"", ["Fn::Join": ["", ["w${Oé}", "&<y /z"]]], "+1\\t%41"]]],
      ["Fn::Join": ["", [["Ref": "AWS::Region"], "p\"", ["Fn::Sub": "w${!Oé}&<y /z"], "+1\\t%41"]]],
      ["Fn::Sub": "x p\"w${!Oé}&<y /z+1\\t%41 ${AWS::Region}"],
      ["Fn::Sub": ["p\"${V}/z+1\\t%41", ["V": "w${Oé}&<y "]]],
      ["Fn::Sub": ["p\"${V}/z+1\\t%41", ["V": ["Fn::Join": ["", ["w${O", "é}&<y "]]]]]],
      ["Fn::Sub": "p\"${Part}/z+1\\t%41"], ["Fn::Join": ["", ["p\"", ["Ref": "Part"], "/z+1\\t%41"]]],
      ["Fn::Join": ["", ["p\"", ["Fn::FindInMap": ["M", "a", "b"]], "/z+1\\t%41"]]],
      ["Fn::Join": ["", ["p\"", ["Fn::If": ["C", "none", "w${Oé}&<y "]], "/z+1\\t%41"]]],
      ["Fn::Join": ["", ["p\"", ["Fn::If": ["C", "w${Oé}&<y ", "none"]], "/z+1\\t%41"]]],
      // What is put together may be written differently.
      ["Fn::Join": ["", ["{\"k\":\"p\\\"w${Oé}", "&<y /z+1\\\\t%41\"}"]]],
      ["Fn::Sub": ["https://h/?t=p%22w%24${V}", ["V": "%7bO%c3%a9%7d%26%3cy+/z%2b1%5Ct%2541"]]],
    ] as [JSONValue])
  func textThatFunctionsPutTogether(value: JSONValue) {
    #expect(places(value) == ["/Resources/It/Properties/V"])
    // Where another function takes it as well.
    let inner: JSONValue = ["Fn::Base64": value]
    #expect(places(inner) == ["/Resources/It/Properties/V/Fn::Base64"])
    #expect(places(["Fn::Join": ["", ["a", ["Fn::Select": [0, ["Fn::Split": [",", value]]]]]]]).count == 1)
  }

  @Test func whatAPartHasIsSaidOnce() {
    #expect(
      places(["Fn::Join": ["", ["a", .string(Self.secret)]]]) == ["/Resources/It/Properties/V/Fn::Join/1/1"])
    #expect(places(["Fn::Sub": .string("hunter2hunter2")], "hunter2hunter2") == ["/Resources/It/Properties/V/Fn::Sub"])
  }

  @Test func whatIsReferredToIsSaidWhereItStands() {
    let template: JSONValue = [
      "Parameters": ["P": ["Default": "hunter2hunter2"]],
      "Resources": [
        "It": ["Properties": ["V": ["Fn::Sub": "a ${P}"], "W": ["Fn::Join": ["", [["Ref": "P"], "b"]]]]]
      ],
    ]
    #expect(places(["hunter2hunter2"], template) == ["/Parameters/P/Default"])
  }

  @Test func idsThatAreMadeOfIt() {
    for (secret, id) in [
      ("correct-horse battery", "ProdCorrectHorseBatteryTopic"), ("hunter2hunter2", "Hunter2hunter2"),
      ("hunter2hunter2", "Hunter2hunter2Topic"), ("correcthorse", "CorrecthorseTopic"),
    ] {
      for section in ["Resources", "Parameters", "Outputs", "Conditions", "Mappings"] {
        #expect(
          places([secret], .object([section: .object([id: ["Type": "Acme::Test::It"]])])) == ["/\(section)/\(id)"],
          "\(secret) \(id)")
      }
    }
  }

  @Test(
    arguments: [
      ("password", "MasterUserPassword"), ("password", "Password"), ("production", "Production"),
      ("correcthorse", "Correcthorses"),
    ])
  func wordsThatArePropertiesAreNoIds(secret: String, name: String) {
    #expect(places(["Correcthorses": 1, "Properties": .object([name: "x"]), "V": .string(name)], secret) == [])
  }

  @Test func numbers() {
    #expect(places(12_345_678, "12345678") == ["/Resources/It/Properties/V"])
    #expect(places(1234, "1234") == [])
    #expect(places("1234", "1234") == ["/Resources/It/Properties/V"])
  }

  @Test func shortTextCountsWhereItIsAll() {
    #expect(places("hush", "hush") == ["/Resources/It/Properties/V"])
    #expect(places(["Fn::Join": ["", ["hu", "sh"]]], "hush") == ["/Resources/It/Properties/V"])
    #expect(places(["Fn::Sub": "${!a}"], "${a}") == ["/Resources/It/Properties/V"])
    for text in ["hush!", "ahush", "aHVzaA==", "Hush", "hus", "\"hush\""] {
      #expect(places(.string(text), "hush") == [])
    }
  }

  @Test func eachIsFoundWhereAllAre() {
    let texts = (0..<40).map { "secret-number-\($0)-x" }
    let template: JSONValue = .array(texts.map { .string("a \($0) b") })
    let places = ExposureSearch(SecretSearch(texts), in: template).places
    #expect(places.count == 40)
    for (owner, found) in places { #expect(found.map(\.description) == ["/\(owner)"]) }
  }

  @Test func normalTextIsNoneOfIt() {
    var random = SeededGenerator(seed: 7)
    let words = ["Allow", "arn:aws:s3:::", "${AWS::Region}", "\\n", "%20", "&amp;", "+", "password", "\"", "{", "a"]
    let secrets = [Self.secret, "correct horse battery", "AbCdEfGh", "aaaaaaaa", "00000000", "\\\\\\\\\\\\\\\\"]
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 1...12, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
        .joined()
      #expect(places(secrets.filter { $0 != "aaaaaaaa" }, ["V": .string(text)]) == [], "\(text)")
    }
    for text in ["aaaaaaa", "AbCdEfG", "abcdefgh", "correct horse", "YWJjZGVmZ2g=", String(Self.secret.dropLast())] {
      #expect(places(.string(text), "AbCdEfGh") == [])
      #expect(places(secrets, ["V": .string(text)]) == [])
    }
  }
}

/// Numbers that are the same each time.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 33
  }
}
