import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct GeneratedSecretTests {
  private func generated(_ generated: GeneratedSecret) throws -> JSONValue? {
    try template { scope in Secret("Login", in: scope, generating: generated) }
      .onlyResource(of: "AWS::SecretsManager::Secret")["GenerateSecretString"]
  }

  @Test func jsonHasTheGivenFieldsAndThePassword() throws {
    #expect(
      try generated(.json(["username": "app", "engine": "postgres"], key: "password", length: 40, excluding: "@")) == [
        "ExcludeCharacters": "@", "GenerateStringKey": "password", "PasswordLength": 40,
        "SecretStringTemplate": "{\"engine\":\"postgres\",\"username\":\"app\"}",
      ])
  }

  @Test func aFieldThatIsGivenAlreadyGetsNoPassword() {
    #expect(
      findings { scope in
        Secret("A", in: scope, generating: .json(["password": "app"], key: "password"))
        Secret("B", in: scope, generating: .json([:], key: ""))
      } == [
        "GeneratedSecretTests.swift: error: Test/A: generating: the password needs a field of its own; "
          + "expected a name that no given field has, given \"password\" [construct]",
        "GeneratedSecretTests.swift: error: Test/B: generating: the password needs a field of its own; "
          + "expected a name that no given field has, given \"\" [construct]",
      ])
  }

  @Test func passwordsOfLengthsThatCannotBeGenerated() {
    #expect(
      findings { scope in
        Secret("A", in: scope, generating: .password(length: 3))
        Secret("B", in: scope, generating: .password(length: 5_000))
      } == [
        "GeneratedSecretTests.swift: error: Test/A: generating: a password of this length can't be "
          + "generated; expected 4 to 4,096, given 3 [construct]",
        "GeneratedSecretTests.swift: error: Test/B: generating: a password of this length can't be "
          + "generated; expected 4 to 4,096, given 5,000 [construct]",
      ])
  }
}
