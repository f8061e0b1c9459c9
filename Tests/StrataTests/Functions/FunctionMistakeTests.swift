import Strata
import StrataFunctions
import TestSupport
import Testing

/// What a function refuses, word for word.
@Suite struct FunctionMistakeTests {
  private func found(
    code: Function.Code = .object("it.zip", in: "releases"), environment: NamedValues<StringValue> = [:],
    timeout: Duration = .seconds(3), memory: Memory = .mebibytes(128), storage: Memory? = nil,
    reservedConcurrency: Int? = nil, subnets: Subnet.Kind? = nil, description: StringValue? = nil,
    name: StringValue? = nil
  ) -> [String] {
    findings(file: #filePath) { scope in
      let function = Function(
        "It", in: scope, code: code, environment: environment, timeout: timeout, memory: memory, storage: storage,
        reservedConcurrency: reservedConcurrency, vpc: subnets == nil ? nil : testVpc, subnets: subnets ?? .private,
        description: description, name: name)
      scope.output("Arn", function.arn)
    }
  }

  private func mistake(_ text: String, _ severity: String = "error") -> [String] {
    ["FunctionMistakeTests.swift: \(severity): Test/It: \(text)"]
  }

  @Test func amounts() {
    for (given, text) in [(Duration.zero, "0 s"), (.seconds(901), "901 s"), (.milliseconds(1_500), "1.5 s")] {
      #expect(
        found(timeout: given)
          == mistake(
            "timeout: this must be whole seconds in a range; expected 1 s to 900 s (15 min), given \(text) [construct]"
          ))
    }
    for (given, text) in [(Memory.mebibytes(127), "127"), (.mebibytes(10_241), "10,241")] {
      #expect(
        found(memory: given)
          == mistake(
            "memory: Lambda has no such amount; expected 128 MiB to 10,240 MiB, given \(text) MiB [construct]"))
    }
    #expect(
      found(storage: .mebibytes(511))
        == mistake("storage: Lambda has no such amount; expected 512 MiB to 10,240 MiB, given 511 MiB [construct]"))
    #expect(
      found(reservedConcurrency: -1)
        == mistake(
          "reservedConcurrency: a function can't run fewer times at once than never; expected 0 to 2,147,483,647, "
            + "given -1 [construct]"))
    #expect(found(timeout: .seconds(1), memory: .mebibytes(10_240), storage: .gibibytes(10)) == [])
  }

  @Test(arguments: ["AWS_REGION", "_HANDLER", "LAMBDA_TASK_ROOT", "AWS_SESSION_TOKEN"])
  func variablesThatLambdaSets(_ name: String) {
    #expect(
      found(environment: NamedValues([name: "it"]))
        == mistake(
          "environment: Lambda sets this variable itself; expected another name, given \"\(name)\" [construct]"))
  }

  @Test(arguments: ["A", "1A", "_A", "A-B", "Ä1", ""])
  func variablesThatHaveNoName(_ name: String) {
    #expect(
      found(environment: NamedValues([name: "it"]))
        == mistake(
          "environment: Lambda has no variable of this name; expected 2 or more letters, digits and underscores, a "
            + "letter first, given \"\(name)\" [construct]"))
  }

  @Test func variablesTogether() {
    let text = String(repeating: "a", count: 4_094)
    #expect(found(environment: ["AB": .literal(text)]) == [])
    #expect(
      found(environment: ["AB": .literal(text), "CD": "e"])
        == mistake(
          "environment: environment variables must be small together; expected 4,096 bytes or fewer, given 4,099 bytes "
            + "[construct]\n  hint: keep them in Parameter Store or in S3, and give their place"))
    #expect(
      found(environment: ["AB": "1", "AB": "2"])
        == mistake(
          "environment: the function gets a variable twice; expected each name once among environment and secrets, given "
            + "\"AB\" [construct]\n  hint: remove one of them"))
  }

  @Test func secretsThatAreFields() {
    #expect(
      findings { scope in
        Function(
          "It", in: scope, code: .object("it.zip", in: "releases"),
          secrets: ["TOKEN": ImportedSecret(name: "orders").field("token")])
      }
        == mistake(
          "secrets: a function reads a secret as a whole; expected the secret itself, given a field for \"TOKEN\" "
            + "[construct]\n  hint: pass the secret, and have the code take the field"))
  }

  @Test func code() {
    #expect(
      found(code: .inline("fn main() {}", runtime: .providedAL2023))
        == mistake(
          "code: Lambda takes the text of a program in JavaScript or Python alone; expected a runtime such as .nodejs22 "
            + "or .python313, given .providedAL2023 [construct]\n  hint: have the program built, and say "
            + ".object(_:in:)"))
    #expect(
      found(code: .inline("", runtime: .python313))
        == mistake("code: a program must have a text; expected text, given \"\" [construct]"))
    for handler in ["main.run", "index", "handler"] {
      #expect(
        found(code: .inline("print(1)", runtime: .python313, handler: .literal(handler)))
          == mistake(
            "Handler: Lambda calls a function in the file index; expected a name such as index.handler, given "
              + "\"\(handler)\" [physical-name]"))
    }
    #expect(found(code: .inline(String(repeating: "#", count: 10_000), runtime: .nodejs24)) == [])
    #expect(
      found(code: .object("it.zip", in: "releases", handler: "a b"))
        == mistake(
          "Handler: Lambda refuses this handler; expected 1 to 128 characters without spaces, given \"a b\" "
            + "[physical-name]"))
    #expect(
      found(code: .object("", in: "releases"))
        == mistake("Code/S3Key: S3 has no such key; expected 1 to 1,024 bytes, given \"\" [physical-name]"))
    #expect(
      found(code: .image(ImportedRepository(name: "it"), tag: "a b")).first?.contains(
        "this is no tag of an image; expected 1 to 128 letters") == true)
  }

  @Test func namesAndDescriptions() {
    for name in ["", "a b", String(repeating: "a", count: 65)] {
      #expect(
        found(name: .literal(name))
          == mistake(
            "FunctionName: Lambda refuses this name; expected 1 to 64 letters, digits, hyphens and underscores, given "
              + "\"\(name)\" [physical-name]"))
    }
    #expect(
      found(description: .literal(String(repeating: "a", count: 257)))
        == mistake(
          "Description: a function's description must be short; expected 256 characters or fewer, given 257 characters "
            + "[invalid-value]"))
  }

  @Test func networks() {
    #expect(
      found(subnets: .public)
        == mistake(
          "subnets: a function in a public subnet has no public address, and doesn't reach the internet; expected "
            + ".private or .isolated, given .public [construct]", "warning"))
    #expect(
      found(subnets: .isolated)
        == mistake(
          "subnets: the network has no isolated subnets; expected .public or .private, given .isolated [construct]\n"
            + "  hint: add them to the network, or choose others here"))
    #expect(
      findings { scope in
        let function = Function("It", in: scope, code: .object("it.zip", in: "releases"))
        let group = SecurityGroup("Database", in: scope, vpc: testVpc, description: "Database", outbound: [])
        group.allow(from: function, port: 5432)
        group.allow(from: function, port: 5433)
      }
        == mistake(
          "vpc: a function outside of a network has no security group; expected the network it's in, given none "
            + "[construct]\n  hint: say vpc: … where the function is declared"))
  }

  @Test func aFunctionThatUsesTheBucketWhichTellsIt() {
    let found = findings { scope in
      let uploads = Bucket("Uploads", in: scope)
      let function = Function(
        "It", in: scope, code: .object("it.zip", in: "releases"), permissions: [uploads.reading])
      uploads.notify(function, of: .created)
    }
    #expect(found.count == 2 && found.allSatisfy { $0.contains("[dependency-cycle]") }, "\(found)")
  }
}
