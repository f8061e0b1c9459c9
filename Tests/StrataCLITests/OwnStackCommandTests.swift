import StrataEnvironments
import StrataJSON
import StrataLanguage
import StrataText
import Testing

@testable import StrataCLI

/// Commands of a system whose environments have stacks of their own: `-e E` is about what is E's.
@Suite struct OwnStackCommandTests {
  private let tool: ToolRun

  init() throws {
    tool = try ToolRun()
    try tool.fleetProfiles()
  }

  @discardableResult
  private func run(_ arguments: String...) -> ToolRun {
    tool.run(arguments + ["--profiles", "%/profiles", "--output", "%/out"], systems: [fleet])
  }

  private var templates: [String: String] {
    Dictionary(
      uniqueKeysWithValues: tool.files(in: "out/fleet").filter { $0.hasSuffix(".template.json") }.map {
        ($0, tool.text(of: "out/fleet/\($0)") ?? "")
      })
  }

  private static let all = [
    "FleetDataProduction.template.json", "FleetDataStaging.template.json", "FleetShared.template.json",
    "FleetWebProduction.template.json", "FleetWebStaging.template.json", "manifest.json",
  ]

  @Test func theStacksAreSaidByEnvironment() throws {
    run()
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(tool.files(in: "out/fleet") == Self.all)
    let lines = tool.output.split(separator: "\n").map(String.init)
    let start = try #require(lines.firstIndex { $0.hasPrefix("deploy ") })
    #expect(
      lines[start...].map { $0.split(separator: " --template-file")[0] } == [
        "deploy staging in this order with",
        "  aws cloudformation deploy --stack-name FleetShared",
        "  aws cloudformation deploy --stack-name FleetDataStaging",
        "  aws cloudformation deploy --stack-name FleetWebStaging",
        "deploy production in this order with",
        "  aws cloudformation deploy --stack-name FleetShared",
        "  aws cloudformation deploy --stack-name FleetDataProduction",
        "  aws cloudformation deploy --stack-name FleetWebProduction",
      ])
    #expect(tool.output.contains("FleetWebProduction.template.json --region eu-central-1"))
    #expect(tool.output.contains("--parameter-overrides ImageTag=2"))
  }

  @Test func anEnvironmentIsWrittenWithoutTheOther() throws {
    run()
    let before = templates
    try tool.fleetProfiles(staging: "3", production: "4")
    run("fleet", "-e", "staging")
    #expect(tool.status == 0, "\(tool.errors)")
    for (name, text) in templates {
      #expect((text == before[name]) == (name != "FleetWebStaging.template.json"), "\(name)")
    }
    #expect(!tool.output.contains("Production"))
    // Production's templates are still known as what was written.
    run("fleet", "-e", "production")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(tool.output.contains("updated    %/out/fleet/FleetWebProduction.template.json"))
    #expect(run("check").status == 0, "\(tool.output)")
  }

  @Test(arguments: [["staging", "production"], ["production", "staging"]])
  func oneByOneIsTheSameAsAllAtOnce(_ order: [String]) throws {
    run()
    let (all, manifest) = (templates, tool.text(of: "out/fleet/manifest.json"))
    try tool.fleetProfiles()
    tool.run(["--profiles", "%/profiles", "--output", "%/other", "-e", order[0]], systems: [fleet])
    tool.run(["--profiles", "%/profiles", "--output", "%/other", "-e", order[1]], systems: [fleet])
    #expect(tool.status == 0, "\(tool.errors)")
    for (name, text) in all { #expect(tool.text(of: "other/fleet/\(name)") == text) }
    #expect(tool.text(of: "other/fleet/manifest.json") == manifest)
  }

  @Test func anEnvironmentIsCheckedAlone() throws {
    run()
    try tool.fleetProfiles(staging: "1", production: "9")
    run("check", "-e", "staging")
    #expect(tool.status == 0, "\(tool.output)\(tool.errors)")
    run("check", "-e", "production")
    #expect(tool.status == 1)
    #expect(
      tool.output.hasPrefix(
        """
        fleet: %/out/fleet isn't what the sources give
          changed    %/out/fleet/FleetWebProduction.template.json
          changed    %/out/fleet/manifest.json

        """))
  }

  @Test func anEnvironmentIsComparedAlone() throws {
    run()
    run("diff", "-e", "staging")
    #expect(tool.status == 0, "\(tool.output)")
    #expect(tool.output == "fleet: no difference from %/out/fleet\n")
    try tool.fleetProfiles(staging: "1", production: "9")
    #expect(run("diff", "-e", "staging", "--against", "%/out").status == 0, "\(tool.output)")
    run("diff", "-e", "production")
    #expect(tool.status == 1)
    #expect(tool.output.contains("FleetWebProduction") && !tool.output.contains("Staging"), "\(tool.output)")
  }

  @Test func aStackOfOnesOwnThatIsNoMoreIsRemovedWithoutTheOthers() throws {
    run()
    let smaller = System("fleet", environments: fleet.environments) { app, environments in
      for environment in environments as [Environment<FleetProfile>] {
        app.stack("FleetData", for: environment) { scope in Resource("Topic", type: "AWS::SNS::Topic", in: scope) }
      }
      app.stack("FleetShared") { scope in Resource("Zone", type: "AWS::SNS::Topic", in: scope) }
    }
    tool.run(["-e", "staging", "--profiles", "%/profiles", "--output", "%/out"], systems: [smaller])
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(tool.files(in: "out/fleet") == Self.all.filter { $0 != "FleetWebStaging.template.json" })
  }

  @Test func anEnvironmentThatIsNotMadeAnyMoreIsNotDroppedInSilence() throws {
    try tool.write("profiles/fleet/dev.json", #"{"tag": "5"}"#)
    run()
    #expect(tool.files(in: "out/fleet").contains("FleetWebDev.template.json"), "\(tool.errors)")
    try tool.remove("profiles/fleet/dev.json")
    run()
    #expect(tool.status == 1)
    #expect(
      tool.errors == """
        note: fleet: dev is left out, since there is no profile profiles/fleet/dev.json
        error: fleet: %/out/fleet has templates of the environment dev, which isn't made any more: they would be \
        removed [missing-environment]
          hint: give it a profile, write elsewhere by --output, or say --drop-environment dev
        1 error

        """)
    // Who asks for another environment isn't asked about it.
    #expect(run("-e", "staging").status == 0, "\(tool.errors)")
    #expect(tool.files(in: "out/fleet").contains("FleetWebDev.template.json"))
    #expect(run("--drop-environment", "dev").status == 0, "\(tool.errors)")
    #expect(tool.files(in: "out/fleet") == Self.all)
  }

  @Test func whatSomebodyEditedIsNotOverwritten() throws {
    run()
    let name = "out/fleet/FleetShared.template.json"
    let edited = (tool.text(of: name) ?? "").replacing("Zone", with: "Zones")
    try tool.write(name, edited)
    run()
    #expect(tool.status == 1)
    #expect(
      tool.errors.hasSuffix(
        """
        error: %/out/fleet/FleetShared.template.json: isn't overwritten: somebody has edited it since this tool wrote it; \
        make the change in the sources, then remove the file or say --overwrite

        """), "\(tool.errors)")
    #expect(tool.text(of: name) == edited)
    run("check")
    #expect(tool.output.contains("edited     %/out/fleet/FleetShared.template.json"))
    #expect(
      tool.output.contains("mend it with\n  synth --profiles %/profiles --output %/out --overwrite\n"), "\(tool.output)"
    )
    #expect(run("--overwrite").status == 0)
    #expect(tool.text(of: name) != edited)
  }

  @Test func whatIsTooLargeOnlyWithWhiteSpaceIsSaid() throws {
    let wide = System("fleet", environments: [.required("staging")]) {
      (app: AppScope, environments: [Environment<FleetProfile>]) in
      for environment in environments {
        app.stack("FleetData", for: environment) { scope in
          for number in 0..<460 {
            Resource(
              "R\(number)", type: "Acme::Test::A", in: scope,
              properties: ["V": .literal(String(repeating: "x", count: 40)), "W": .value(["a", "b"] as AnyValue)])
          }
        }
      }
    }
    tool.run(["--profiles", "%/profiles", "--output", "%/out"], systems: [wide])
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(tool.output.contains("--s3-bucket BUCKET"))
    #expect(
      tool.output.hasSuffix(
        "  (FleetDataStaging: synth deploy fleet --environment staging sends it without white space, and needs no bucket)\n"
      ), "\(tool.output)")
  }

  @Test func aForgedManifestRemovesNothingButTemplates() throws {
    run()
    let notes = #"{"Notes": "mine"}"#
    try tool.write("out/fleet/notes.template.json", notes)
    try tool.write("out/fleet/notes.json", notes)
    let manifest = try #require(tool.text(of: "out/fleet/manifest.json"))
    func forged(_ name: String) -> String {
      let entry = #"{"name": "N", "template": "\#(name)", "sha256": "\#(SHA256.hexDigest(of: Array(notes.utf8)))"}, "#
      return manifest.replacing(#""stacks": ["#, with: #""stacks": [\#(entry)"#)
    }
    try tool.write("out/fleet/manifest.json", forged("notes.template.json"))
    #expect(run().status == 0, "\(tool.errors)")
    #expect(tool.text(of: "out/fleet/notes.template.json") == notes)
    try tool.write("out/fleet/manifest.json", forged("notes.json"))
    #expect(run().status == 1)
    #expect(
      tool.errors.hasSuffix(
        """
        error: %/out/fleet/manifest.json: can't be used as the record of an earlier run: it names "notes.json", and a \
        template's name ends in .template.json; move it away or choose another --output

        """), "\(tool.errors)")
    #expect(tool.text(of: "out/fleet/notes.json") == notes)
  }
}
