import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct ContainerTests {
  private func declare(
    in scope: Scope, environment: NamedValues<StringValue> = [:], secrets: NamedValues<any ContainerSecret> = [:],
    rootFilesystem: RootFilesystem = .writable, sidecars: [Container] = []
  ) {
    FargateService(
      "Web", in: scope, cluster: testCluster, image: testImage, cpu: .vcpu(1), memory: .gibibytes(2),
      environment: environment, secrets: secrets, sidecars: sidecars, rootFilesystem: rootFilesystem)
  }

  private func finding(_ text: String) -> String { "ContainerTests.swift: error: Test/Web: \(text)" }

  private func twice(_ name: String, _ property: String) -> String {
    finding(
      "\(property): the container main gets a variable twice; expected each name once among environment and secrets, "
        + "given \"\(name)\" [construct]\n  hint: remove one of them")
  }

  @Test func aContainerBesideTheService() throws {
    let template = try template { scope in
      declare(
        in: scope,
        sidecars: [
          Container(
            "collector", image: .ecr(Repository("Images", in: scope), tag: "1"), port: 4317, command: ["--quiet"],
            environment: ["LEVEL": "info"], secrets: ["TOKEN": ImportedSecret(name: "orders/token")],
            isEssential: false, rootFilesystem: .readOnly(writable: "/data"))
        ])
    }
    let task = try #require(template.resource("WebTaskDefinition"))
    #expect(task["ContainerDefinitions"]?.array?.count == 2)
    #expect(
      task["ContainerDefinitions"]?[1] == [
        "Command": ["--quiet"], "Environment": [["Name": "LEVEL", "Value": "info"]], "Essential": false,
        "Image": ["Fn::Sub": "${Images.RepositoryUri}:1"],
        "LogConfiguration": [
          "LogDriver": "awslogs",
          "Options": [
            "awslogs-group": ["Ref": "WebLogs"], "awslogs-region": ["Ref": "AWS::Region"],
            "awslogs-stream-prefix": "collector",
          ],
        ], "MountPoints": [["ContainerPath": "/data", "SourceVolume": "collector-1"]], "Name": "collector",
        "PortMappings": [["ContainerPort": 4317, "Protocol": "tcp"]], "ReadonlyRootFilesystem": true,
        "Secrets": [
          [
            "Name": "TOKEN",
            "ValueFrom": [
              "Fn::Sub":
                "arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:orders/token"
            ],
          ]
        ],
      ])
    #expect(task["Volumes"] == [["Name": "collector-1"]])
    let statements = template.resource("WebExecutionRole")?["Policies"]?[0]?["PolicyDocument"]?["Statement"]?.array
    #expect(statements.map { Array($0.prefix(2)) } == pulling(["Fn::GetAtt": ["Images", "Arn"]]))
    #expect(statements?.count == 4)
  }

  @Test func variablesOfADictionary() throws {
    let template = try template { scope in
      declare(in: scope, environment: NamedValues(["B": "2", "A": "1"]))
    }
    #expect(
      template.resource("WebTaskDefinition")?["ContainerDefinitions"]?[0]?["Environment"]
        == [["Name": "A", "Value": "1"], ["Name": "B", "Value": "2"]])
  }

  @Test func aVariableTwice() {
    #expect(findings { scope in declare(in: scope, environment: ["A": "1", "A": "1"]) } == [twice("A", "environment")])
    let (one, two) = (ImportedSecret(name: "one"), ImportedSecret(name: "two"))
    #expect(findings { scope in declare(in: scope, secrets: ["A": one, "A": two]) } == [twice("A", "secrets")])
    #expect(
      findings { scope in declare(in: scope, environment: ["A": "1", "B": "2"], secrets: ["A": one]) }
        == [twice("A", "secrets")])
  }

  @Test func aVariableWithoutAName() {
    let mistake = "the container main gets a variable without a name; expected a name, given \"\" [construct]"
    #expect(findings { scope in declare(in: scope, environment: ["": "1"]) } == [finding("environment: \(mistake)")])
    #expect(
      findings { scope in declare(in: scope, secrets: ["": ImportedSecret(name: "one")]) }
        == [finding("secrets: \(mistake)")])
  }

  @Test func foldersToWriteTo() {
    #expect(findings { scope in declare(in: scope, rootFilesystem: .readOnly()) } == [])
    for path in ["", "/", "tmp", "./tmp"] {
      #expect(
        findings { scope in declare(in: scope, rootFilesystem: .readOnly(writable: path)) } == [
          finding(
            "rootFilesystem: the container main must name writable folders by their absolute paths; expected a path such as "
              + "/tmp, given \"\(path)\" [construct]")
        ])
    }
    #expect(
      findings { scope in declare(in: scope, rootFilesystem: .readOnly(writable: "/tmp", "/tmp")) } == [
        finding(
          "rootFilesystem: the container main has a writable folder twice; expected each path once, given \"/tmp\" "
            + "[construct]\n  hint: remove one of them")
      ])
  }

  @Test(arguments: ["", "my collector", "a.b", "ä", String(repeating: "a", count: 256)])
  func namesThatECSRefuses(_ name: String) {
    #expect(
      findings { scope in declare(in: scope, sidecars: [Container(name, image: testImage)]) } == [
        finding(
          "name: this can't be a container's name; expected 1 to 255 letters, digits, hyphens and underscores, given "
            + "\"\(name)\" [construct]")
      ])
  }

  @Test func twoContainersOfOneName() {
    let mistake = "sidecars: two containers of a task have one name; expected different names, given"
    #expect(
      findings { scope in
        declare(
          in: scope, sidecars: [Container("proxy", image: testImage), Container("proxy", image: testImage)])
      } == [finding("\(mistake) \"proxy\" [construct]")])
    #expect(
      findings { scope in declare(in: scope, sidecars: [Container("main", image: testImage)]) } == [
        finding("\(mistake) \"main\" [construct]\n  hint: that is the name of the service's own container")
      ])
  }

  @Test func twoContainersAtOnePort() {
    #expect(
      findings { scope in
        declare(
          in: scope,
          sidecars: [Container("a", image: testImage, port: 90), Container("b", image: testImage, port: 90)])
      } == [
        finding(
          "sidecars: two containers of a task listen at one port; expected different ports, given 90 [construct]\n"
            + "  hint: the containers of a task share one network interface")
      ])
  }

  @Test func aPortThatThereIsnt() {
    #expect(
      findings { scope in declare(in: scope, sidecars: [Container("a", image: testImage, port: 70_000)]) } == [
        finding("port: there is no such port; expected 1 to 65,535, given 70,000 [construct]")
      ])
  }
}
