import StrataTemplate
import Testing

@Suite struct ExportNamingTests {
  @Test(
    arguments: [
      (nil, "ExportJobsRef", "Shop:Jobs"), ("Arn", "ExportJobsArn", "Shop:Jobs:Arn"),
      ("Endpoint.Address", "ExportJobsEndpointAddress", "Shop:Jobs:Endpoint:Address"),
    ] as [(String?, String, String)])
  func valuesAreNamed(_ attribute: String?, _ outputID: String, _ name: String) {
    let naming = ExportNaming(stack: "Shop", logicalID: "Jobs", attribute: attribute)
    #expect((naming.outputID, naming.name) == (outputID, name))
  }
}
