import Soundbite
import StrataEnvironments
import StrataJSON
import StrataLanguage
import Testing

@testable import StrataCLI

/// `synth diff -e E --as OTHER`: two environments, beyond their profiles.
@Suite struct DiffEnvironmentsTests {
  struct Profile: Decodable, Sendable {
    var size: Int
    var alarm: Bool?
    var names: [String]?
  }

  private let tool: ToolRun

  init() throws {
    tool = try ToolRun()
    try profiles()
  }

  private func profiles(staging: String = #"{"size": 1}"#, production: String = #"{"size": 2}"#) throws {
    try tool.write("profiles/app/staging.json", staging)
    try tool.write("profiles/app/production.json", production)
  }

  /// A system with a stack of its own for each environment, and one that they share.
  private func app(
    region: String? = nil, _ declare: @escaping @Sendable (Scope, Environment<Profile>) -> Void = { _, _ in }
  ) -> System {
    let place = region.map { StackEnvironment(region: $0) }
    return System("app", environments: [.required("staging"), .required("production", env: place)]) {
      (app: AppScope, environments: [Environment<Profile>]) in
      for environment in environments {
        app.stack("Web", for: environment) { scope in
          Resource(
            "Name", type: "AWS::SSM::Parameter", in: scope,
            properties: [
              "Type": "String", "Name": .literal("/app/\(environment.name)/size"),
              "Value": .literal("\(environment.profile.size)"),
            ])
          if environment.profile.alarm == true { Resource("Alarm", type: "AWS::SNS::Topic", in: scope) }
          declare(scope, environment)
        }
      }
      app.stack("Common") { scope in
        Resource("Zone", type: "AWS::SNS::Topic", in: scope)
        for environment in environments {
          let own = Scope(environment.title, in: scope, environment: environment.name)
          Resource("Topic", type: "AWS::SNS::Topic", in: own)
        }
      }
    }
  }

  private func diff(_ system: System, _ arguments: String...) -> ToolRun {
    tool.run(
      ["diff", "-e", "staging", "--as", "production", "--profiles", "%/profiles"] + arguments, systems: [system])
  }

  private static let same = """
    app: production is staging but for profiles and names
      by the profiles: 1 value; the keys that differ are size
      by the names: 2 texts, with staging read as production

    """

  @Test func valuesOfProfilesAndNamesAreCounted() throws {
    let result = diff(app())
    #expect(result.output == Self.same)
    #expect((result.status, result.errors) == (0, ""))
    try profiles(production: #"{"size": 1}"#)
    #expect(diff(app()).output.contains("  by the profiles: 0 values; no key differs\n"), "\(tool.output)")
    #expect(tool.status == 0)
  }

  @Test func whatTheCodeMakesDifferentIsSaid() {
    let result = diff(
      app { scope, environment in
        let isProduction = environment.name == "production"
        Resource(
          "Jobs", type: "AWS::SQS::Queue", in: scope,
          properties: ["DelaySeconds": .value(IntegerValue.literal(isProduction ? 5 : 0))])
        if isProduction { Resource("Guard", type: "AWS::SNS::Topic", in: scope) }
      })
    #expect(
      result.output == """
        app: production differs from staging beyond values of profiles and names
          WebProduction
            ~ Jobs  AWS::SQS::Queue
                ~ DelaySeconds: 0 → 5
            + Guard  AWS::SNS::Topic  only in production
          by the profiles: 1 value; the keys that differ are size
          by the names: 2 texts, with staging read as production

        """)
    #expect((result.status, result.errors) == (1, ""))
  }

  @Test func whatAProfileHasMadeIsSaid() throws {
    try profiles(staging: #"{"size": 1, "alarm": true}"#, production: #"{"size": 2, "_note": "x"}"#)
    let result = diff(app())
    #expect(
      result.output == """
        app: production is staging made with its profile, but for names
          WebProduction
            - Alarm  AWS::SNS::Topic  only in staging, by its profile
          by the profiles: 1 value; the keys that differ are alarm, size
          by the names: 2 texts, with staging read as production

        """)
    #expect(result.status == 1)
  }

  /// Production of the example has all that its tiers ask for, and nothing that the code makes for production alone.
  @Test func whatSoundbitesProfilesHaveMade() throws {
    tool.run(["diff", "-e", "staging", "--as", "production", "--committed"], systems: [soundbite])
    #expect(tool.status == 1)
    let lines = tool.output.split(separator: "\n")
    #expect(lines.first == "soundbite: production is staging made with its profile, but for names")
    #expect(lines.contains("    + VpcFlowLog  AWS::EC2::FlowLog  only in production, by its profile"))
    #expect(
      tool.output.contains(
        "; the keys that differ are address, audio, budget, logs, monitoring, natGateways, network, security, sites, tasks, "
          + "version\n"))
    let json = try JSONValue(
      parsing: tool.run(
        ["diff", "-e", "dev-aws", "--as", "dev-aws-deployed", "--committed", "--json"], systems: [soundbite]
      ).output)
    #expect(json["systems"]?[0]?["differsByCode"] == false)
  }

  @Test func whereItIsMeantForIsSaid() {
    let result = diff(app(region: "eu-central-1"))
    #expect(
      result.output == Self.same
        + "  by the declaration: WebProduction is meant for anywhere in staging, for eu-central-1 in production\n")
    #expect(result.status == 0)
  }

  @Test func whatCantBeMixedIsNotDecided() {
    let result = diff(
      app { scope, environment in
        // Staging takes a size of 1 alone.
        let isWrong = environment.name == "staging" && environment.profile.size != 1
        Resource(
          "Jobs", type: "AWS::SQS::Queue", in: scope,
          properties: ["DelaySeconds": .value(IntegerValue.literal(isWrong ? -1 : environment.profile.size))])
      })
    #expect(result.status == 4)
    #expect(
      result.errors.hasPrefix(
        "note: app: what the profiles make different isn't told apart, and counted as the code's: staging can't be made "
          + "with the profile production: "), "\(result.errors)")
    #expect(
      result.output == """
        app: production differs from staging beyond values of profiles and names
          WebProduction
            ~ Jobs  AWS::SQS::Queue
                ~ DelaySeconds: 1 → 2
            ~ Name  AWS::SSM::Parameter
                ~ Value: "1" → "2"
          by the profiles: 0 values; the keys that differ are size
          by the names: 0 texts, with staging read as production

        """)
  }

  @Test func aHashOfWhatIsComparedIsNoDifference() throws {
    func template(_ hash: String, _ other: String = "") -> JSONValue {
      [
        "Resources": [
          "V\(hash)": ["Type": "AWS::Lambda::Version"], "Keep\(other)": ["Type": "AWS::SNS::Topic"],
          "Live": [
            "Type": "AWS::Lambda::Alias", "Properties": ["FunctionVersion": ["Fn::GetAtt": "V\(hash).Version"]],
          ],
        ]
      ]
    }
    let hashes = ContentHashes(from: template("763C93E6"), to: template("D09CD203"))
    #expect(hashes.replaced(in: template("763C93E6")) == template("D09CD203"))
    // What isn't a hash, or is there still, stays.
    let names = ContentHashes(from: template("One", "763C93E6"), to: template("Two", "763C93E6"))
    #expect(names.replaced(in: template("One", "763C93E6")) == template("One", "763C93E6"))
  }

  @Test func aHashOfANameIsTheNames() {
    let result = diff(
      app { scope, environment in
        let (hash, word) = environment.name == "staging" ? ("84a1a289", "12345678") : ("b6797272", "1234567x")
        for (id, name) in [("Cut", "app-\(environment.name)-http-\(hash)"), ("Other", "app-\(word)")] {
          Resource(id, type: "AWS::SNS::Topic", in: scope, properties: ["DisplayName": .literal(name)])
        }
      })
    #expect(
      result.output == """
        app: production differs from staging beyond values of profiles and names
          WebProduction
            ~ Other  AWS::SNS::Topic
                ~ DisplayName: "app-12345678" → "app-1234567x"
          by the profiles: 1 value; the keys that differ are size
          by the names: 4 texts, with staging read as production

        """)
  }

  @Test func otherForms() throws {
    let json = try JSONValue(parsing: diff(app(), "--json").output)
    #expect(tool.status == 0)
    #expect(json["verdict"] == "same")
    #expect(json["systems"]?[0]?["profiles"] == ["values": 1, "keys": ["size"]])
    #expect(json["systems"]?[0]?["names"] == 2)
    #expect(json["systems"]?[0]?["differsByCode"] == false)
    #expect(diff(app(), "--markdown").output.hasPrefix("### app: `staging` as `production`\n\n    app: production is "))
  }

  @Test func whatIsRefused() {
    func problem(_ arguments: String...) -> String {
      tool.run(["diff", "--profiles", "%/profiles"] + arguments, systems: [app()])
      #expect((tool.status, tool.output) == (2, ""))
      return tool.errors.split(separator: "\n").first.map(String.init) ?? ""
    }
    #expect(
      problem("--as", "production")
        == "error: --as is for one --environment, as in --environment staging --as production")
    #expect(problem("-e", "staging", "--as", "staging") == "error: --environment and --as both name staging")
    #expect(
      problem("-e", "staging", "--as", "prodution")
        == "error: app has no environment prodution; did you mean production?")
    #expect(
      problem("-e", "staging", "--as", "production", "--against", "main")
        == "error: --against and --as exclude each other")
  }
}
