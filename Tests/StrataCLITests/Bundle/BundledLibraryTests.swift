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
        BundledLibrary(name: "StrataCore", modules: ["CText", "StrataText", "StrataLanguage"], dependencies: []),
        BundledLibrary(name: "StrataSQS", modules: ["StrataSQS"], dependencies: ["StrataCore"]),
        BundledLibrary(
          name: "StrataMessaging", modules: ["StrataMessaging"], dependencies: ["StrataCore", "StrataSQS"]),
        BundledLibrary(name: "Strata", modules: ["Strata"], dependencies: ["StrataMessaging"]),
        BundledLibrary(name: "StrataSNS", modules: ["StrataSNS"], dependencies: ["StrataCore"]),
      ])
  }

  @Test func aServiceMayStandOnNothing() {
    #expect(
      BundledLibrary.dividing(["StrataSQS": []], services: ["StrataSQS"])
        == [
          BundledLibrary(name: "StrataCore", modules: [], dependencies: []),
          BundledLibrary(name: "StrataSQS", modules: ["StrataSQS"], dependencies: []),
        ])
  }
}
