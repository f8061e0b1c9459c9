import StrataIsolation
import StrataJSON
import Testing

@Suite struct SynthesizedSystemsTests {
  @Test(arguments: ["mht-api", "soundbite", "smartstack", "benchling-webhook"])
  func environmentsAreApart(_ system: String) throws {
    #expect(SynthesizedSystems.findings(try SynthesizedSystems.world(system)) == [])
  }
}
