import StrataAdvice
import StrataDiff
import StrataJSON
import StrataTemplate

/// The templates of a split at each step, and the commands that take them.
struct AdviceFiles {
  /// One of the steps.
  struct Step {
    let title: String
    let lines: [ShellLine]
  }

  private let subject: AdvisedStack
  private let split: StackSplit
  private let directory: String

  /// Prepares the files of a stack.
  ///
  /// - Parameters:
  ///   - subject: The stack.
  ///   - split: Its parts.
  ///   - folder: The folder for the files of all stacks.
  init(_ subject: AdvisedStack, _ split: StackSplit, in folder: String) {
    (self.subject, self.split) = (subject, split)
    directory = folder.hasSuffix("/") ? folder + subject.name : "\(folder)/\(subject.name)"
  }

  private static let (update, refactoring, cleaning) = ("1-update", "2-refactoring", "3-cleaning")
  private static let mappings = "resource-mappings.json"

  /// The texts of the files, by their paths in the folder for the files of all stacks.
  func texts() throws(JSONWritingError) -> [(path: String, text: String)] {
    var texts: [(path: String, text: String)] = []
    for (step, templates) in [
      (Self.update, split.update), (Self.refactoring, split.refactoring), (Self.cleaning, split.cleaning),
    ] {
      for template in templates {
        texts.append(("\(subject.name)/\(step)/\(Self.file(template))", try template.template.text()))
      }
    }
    let mappings = try moves.json.bytes(keyOrder: .given, layout: .pretty)
    texts.append(("\(subject.name)/\(Self.refactoring)/\(Self.mappings)", String(decoding: mappings, as: UTF8.self)))
    return texts
  }

  private static func file(_ template: StackSplit.StackTemplate) -> String { "\(template.stack).template.json" }

  /// The resources that are moved.
  private var moves: [RefactoringMapping] {
    split.parts.filter(\.isNew).flatMap { part in
      part.resources.map { resource in
        RefactoringMapping(
          from: .init(stack: subject.name, logicalID: resource), to: .init(stack: part.name, logicalID: resource))
      }
    }
  }

  // MARK: Commands

  /// What is to be done, in order.
  var steps: [Step] {
    var steps: [Step] = []
    if !split.update.isEmpty {
      let lines = split.update.map { deploy($0, in: Self.update) }
      steps.append(Step(title: "add what crosses, and the stacks that have parameters", lines: lines))
    }
    steps.append(Step(title: "move the resources by a stack refactoring", lines: refactor))
    if !split.cleaning.isEmpty {
      let lines = split.cleaning.map { deploy($0, in: Self.cleaning) }
      steps.append(Step(title: "take out what nothing needs any more", lines: lines))
    }
    return steps
  }

  private func deploy(_ template: StackSplit.StackTemplate, in step: String) -> ShellLine {
    let isNew = step == Self.update && template.stack != subject.name
    // What is there keeps the values and tags that it has.
    let overrides = isNew ? template.template.parameters.keys.map { "\($0)=VALUE" } : []
    let contents = TemplateContents(template.template.json)
    return ShellLine(
      arguments: AwsDeployLine(
        stack: template.stack, file: "\(directory)/\(step)/\(Self.file(template))", byteCount: size(template),
        region: subject.region,
        capabilities: template.template.capabilities(hasMacros: contents.hasLanguageExtensions),
        overrides: overrides, tags: isNew ? subject.tags : [:]
      ).arguments)
  }

  private var refactor: [ShellLine] {
    let folder = "\(directory)/\(Self.refactoring)"
    let large = split.refactoring.filter { size($0) > Limits.inlineBytes }
    let stacks = split.refactoring.map { template in
      let file = Self.file(template)
      return RefactoredStack(
        stack: template.stack,
        source: size(template) > Limits.inlineBytes ? .bucket(file) : .file("\(folder)/\(file)"))
    }
    let present = Set(split.update.map(\.stack)).union([subject.name])
    let place = subject.region.map { ["--region", $0] } ?? []
    func line(_ verb: String) -> ShellLine {
      ShellLine(arguments: ["aws", "cloudformation", verb, "--stack-refactor-id", "ID"] + place)
    }
    let uploads = large.map { template in
      ShellLine(
        arguments: [
          "aws", "s3", "cp", "\(folder)/\(Self.file(template))", "s3://BUCKET/\(Self.file(template))",
        ] + place)
    }
    let check = ShellLine.stackRefactoring(
      stacks, mappings: "\(folder)/\(Self.mappings)", region: subject.region,
      createsStacks: split.parts.contains { !present.contains($0.name) })
    return uploads + [check, line("describe-stack-refactor"), line("execute-stack-refactor")]
  }

  private func size(_ template: StackSplit.StackTemplate) -> Int { (try? template.template.bytes().count) ?? 0 }
}
