import Testing

@testable import StrataCLI

/// What modules are divided into.
@Suite struct BundledLibraryTests {
  @Test func whatStandsOnNoServiceIsOne() {
    let libraries = BundledLibrary.dividing(
      [
        "StrataText": ["CText"], "CText": [], "StrataLanguage": ["StrataText", "Foundation"],
        "StrataSQS": ["StrataLanguage"], "StrataSNS": ["StrataLanguage"],
        "StrataMessaging": ["StrataText", "StrataSQS", "StrataLanguage"], "Strata": ["StrataMessaging"],
      ],
      services: ["StrataSQS", "StrataSNS"])
    #expect(
      libraries == [
        BundledLibrary(name: "StrataBundle", modules: ["CText", "StrataText", "StrataLanguage"], dependencies: []),
        BundledLibrary(name: "StrataSQS", modules: ["StrataSQS"], dependencies: ["StrataBundle"]),
        BundledLibrary(
          name: "StrataMessaging", modules: ["StrataMessaging"], dependencies: ["StrataBundle", "StrataSQS"]),
        BundledLibrary(name: "Strata", modules: ["Strata"], dependencies: ["StrataMessaging"]),
        BundledLibrary(name: "StrataSNS", modules: ["StrataSNS"], dependencies: ["StrataBundle"]),
      ])
  }

  @Test func aServiceMayStandOnNothing() {
    #expect(
      BundledLibrary.dividing(["StrataSQS": []], services: ["StrataSQS"])
        == [
          BundledLibrary(name: "StrataBundle", modules: [], dependencies: []),
          BundledLibrary(name: "StrataSQS", modules: ["StrataSQS"], dependencies: []),
        ])
  }

  @Test func whatALibraryNeedsIsFound() {
    let libraries = BundledLibrary.dividing(
      [
        "StrataText": [], "StrataSQS": ["StrataText"], "StrataSNS": ["StrataText"], "StrataMessaging": ["StrataSQS"],
        "Strata": ["StrataMessaging", "StrataText"],
      ],
      services: ["StrataSQS", "StrataSNS"])
    #expect(BundledLibrary.needed(by: "Strata", of: libraries) == ["Strata", "StrataMessaging", "StrataSQS"])
    #expect(BundledLibrary.needed(by: "StrataSNS", of: libraries) == ["StrataSNS"])
    #expect(BundledLibrary.needed(by: "StrataText", of: libraries) == [])
  }
}
