import Testing

@testable import StrataDeployment

/// The things that are said of existing resources.
@Suite struct ImportRequestTests {
  private func complaint(_ make: (inout ImportRequest) throws -> Void) -> String? {
    var request = ImportRequest()
    do {
      try make(&request)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func allThatIsSaidOfAResourceIsTogether() throws {
    var request = ImportRequest()
    try request.identify("Service", "Cluster", "shop")
    try request.identify("Jobs", "QueueUrl", "q")
    try request.identify("Service", "ServiceArn", "a")
    #expect(request.identifications.map(\.name) == ["Service", "Jobs"])
    #expect(request.identifications[0].values == ["Cluster": "shop", "ServiceArn": "a"])
  }

  @Test func aValueIsNotEmpty() {
    #expect(
      complaint { try $0.identify("Jobs", "QueueUrl", "") } == """
        Jobs is given an empty QueueUrl
          hint: give it the value that the existing resource has: --identify Jobs=QueueUrl=VALUE
        """)
  }

  @Test func aValueIsGivenOnce() {
    #expect(
      complaint {
        try $0.identify("Jobs", "QueueUrl", "a")
        try $0.identify("Jobs", "QueueUrl", "a")
      } == """
        Jobs is given its QueueUrl twice
          hint: say once which existing resource it is
        """)
  }
}
