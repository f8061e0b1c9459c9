import StrataIsolation
import StrataJSON
import StrataTemplate

/// Finds the ways that templates of tests name in their metadata.
///
/// Each is an array of the environment that it leads from, the one it leads to, the target's logical id, and `closed`, `open` or
/// `undecided`.
struct DeclaredWays: IsolationProver {
  let world: IsolationWorld

  init(_ world: IsolationWorld) { self.world = world }

  func candidates(from: Int, to: Int) -> [Candidate] {
    world.stacks.enumerated().flatMap { stack, isolated in
      (isolated.contents.json["Metadata"]?["Ways"]?.array ?? []).compactMap { way -> Candidate? in
        let texts = (way.array ?? []).compactMap(\.string)
        guard texts.count == 4, texts[0] == world.environments[from], texts[1] == world.environments[to] else {
          return nil
        }
        let source = WorldPlace(stack: stack, JSONPointer(["Resources", "Role"]))
        let target = world.resources.first { $0.logicalID == texts[2] }
        let verdict: Candidate.Verdict =
          switch texts[3] {
          case "open":
            .open(
              Witness(
                actor: "Role", action: "s3:DeleteObject", reached: "arn:aws:s3:::files/x",
                places: [source, WorldPlace(stack: stack, JSONPointer(["Resources", "Role", "Type"]))],
                words: "Role may s3:DeleteObject arn:aws:s3:::files/x"))
          case "undecided":
            .undecided(
              Undecided("the bucket's name is a parameter", remedy: "write its AllowedValues", places: [source]))
          default: .closed(ClosingFact("apart", places: [source], words: "Role names another bucket"))
          }
        return Candidate(.permission, from: from, to: to, source: source, target: target?.index, verdict)
      }
    }
  }
}

extension IsolationAnalysis {
  /// Three environments' stacks, between which there are some ways.
  static func declaring(_ ways: JSONValue, shares: [SharedUse] = []) -> IsolationAnalysis {
    func stack(_ name: String, _ environment: String, _ bucket: String, ways: JSONValue = []) -> IsolatedStack {
      IsolatedStack(
        name: name, environment: environment,
        contents: TemplateContents([
          "Metadata": ["Ways": ways],
          "Resources": ["Role": ["Type": "AWS::IAM::Role"], .init(bucket): ["Type": "AWS::S3::Bucket"]],
        ]))
    }
    return IsolationAnalysis(
      environments: ["dev", "staging", "production"],
      stacks: [
        stack("Dev", "dev", "DevFiles", ways: ways), stack("Staging", "staging", "StagingFiles"),
        stack("Production", "production", "Files"),
      ], shares: shares, provers: [DeclaredWays.self])
  }
}
