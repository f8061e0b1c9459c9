import Testing

@testable import StrataReport

@Suite struct ContentPolicyTests {
  @Test func nothingIsLetInButWhatTheDigestsName() {
    // The digests are those of `printf a | openssl dgst -sha256 -binary | base64`, and of `b`.
    #expect(
      ContentPolicy.text(style: "a", script: "b")
        == "default-src 'none'; style-src 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='; "
        + "script-src 'sha256-PiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0='; base-uri 'none'; form-action 'none'")
  }
}
