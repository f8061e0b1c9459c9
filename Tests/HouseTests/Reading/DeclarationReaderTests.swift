import Testing

/// Declarations are found with what they say, whatever stands between them.
@Suite struct DeclarationReaderTests {
  private static let text = ##"""
    import Testing

    /// A thing { of "its" own.
    @available(macOS 15, *)
    @MainActor public struct Thing<Value: Sendable>: Construct, Sendable
    where Value: Hashable {
      static let pattern = #"}" \#(Part.name) {"# + "}"
      public private(set) var count: [Int] = [
        1, 2,
      ]

      /// Makes it.
      ///
      /// - Parameters:
      ///   - values: The values,
      ///     as they are.
      ///   - work: The work.
      public init?<T>(
        _ values: [String: (Int, Int)] = ["a": (1, 2)], by work: @escaping (Int) -> Void = { _ in },
        file: String = #filePath
      ) throws where T: Sendable {
        if values.isEmpty { return nil }
        struct Hidden {}
      }

      static func < (left: Thing, right: Thing) -> Bool { true }

      enum Part: String {
        case one, two
        static let name = """
          } {
          """
        var size: Int { 1 }
      }
    }

    extension Thing.Part {}
    extension [Thing] { func all() {} }
    private typealias Name = String
    """##

  private let found = DeclarationReader.declarations(in: SwiftCode(text))

  @Test func allAreFoundWithTheirOwners() {
    #expect(
      found.map { "\($0.line) \($0.kind.rawValue) \($0.path)" } == [
        "5 struct Thing", "7 var Thing.pattern", "8 var Thing.count", "18 init Thing.init", "26 func Thing.<",
        "28 enum Thing.Part", "29 case Thing.Part.one", "30 var Thing.Part.name", "33 var Thing.Part.size",
        "37 extension Thing.Part", "38 extension [Thing]", "38 func [Thing].all", "39 typealias Name",
      ])
  }

  @Test func whatATypeSays() throws {
    let thing = try #require(found.first)
    #expect(thing.conformances == ["Construct", "Sendable"])
    #expect(thing.attributes == ["@available(macOS 15, *)", "@MainActor"])
    #expect(thing.isPublic)
    #expect(thing.documentation.summary?.text == "A thing { of \"its\" own.")
    #expect(found.filter { !$0.isPublic }.count == 10)
    #expect(found.first { $0.name == "count" }?.type == "[Int]")
  }

  @Test func whatAnInitializerSays() throws {
    let made = try #require(found.first { $0.kind == .initializer })
    #expect(made.throwsErrors)
    #expect(made.parameters.map(\.label) == ["_", "by", "file"])
    #expect(made.parameters.map(\.name) == ["values", "work", "file"])
    #expect(made.parameters.map(\.type) == ["[String: (Int, Int)]", "@escaping (Int) -> Void", "String"])
    #expect(made.parameters.map(\.defaultValue) == ["[\"a\": (1, 2)]", "{ _ in }", "#filePath"])
    #expect(made.parameters.map(\.line) == [19, 19, 20])
    #expect(made.parameters.map(\.isClosure) == [false, true, false])
    #expect(made.documentation.parameters.map(\.name) == ["values", "work"])
    #expect(made.documentation.parameters.map(\.text) == ["The values, as they are.", "The work."])
    #expect(made.documentation.parameters.map(\.line) == [15, 17])
  }

  @Test func everyFileOfThePackageIsReadToItsEnd() {
    for file in SourceFile.all {
      let code = SwiftCode(file.text)
      let depth = code.code.reduce(0) { $0 + ($1 == UInt8(ascii: "{") ? 1 : $1 == UInt8(ascii: "}") ? -1 : 0) }
      #expect(depth == 0, "\(file.path)")
    }
  }
}
