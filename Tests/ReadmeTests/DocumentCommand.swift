import Foundation
import StrataEnvironments
import StrataLanguage

@testable import StrataCLI
@testable import synth

/// A command that a page shows: `synth`, `swift` or `make` with arguments, held against what there is.
struct DocumentCommand {
  let words: [String]
  /// The tools that the page makes up for packages of its readers.
  private let inventedTools: Set<String>

  /// Takes a command of a page; variables before it are left out.
  ///
  /// - Parameters:
  ///   - words: The words of the command.
  ///   - page: The text of the page, which may make a package with a tool of its own.
  init(_ words: [String], of page: String) {
    self.words = Array(words.drop { $0.firstMatch(of: /^[A-Za-z_]+=/) != nil })
    let made = page.matches(of: /(?:\binit |\bname: ")([A-Za-z-]+)/).map { String($0.output.1) }
    inventedTools = Set(made).subtracting(Package.executables)
  }

  /// What is wrong with it; nil where nothing is, and for other programs.
  var fault: String? {
    guard let program = words.first else { return nil }
    let rest = Array(words.dropFirst())
    switch program.split(separator: "/").last {
    case "synth", "strata": return Self.fault(ofTool: rest, systems: Self.tool.systems + [Self.invented("shop")])
    case "swift": return fault(ofSwift: rest)
    case "make": return fault(ofMake: rest)
    default: return nil
    }
  }

  // MARK: The tool

  static var tool: Tool { Synth.tool(name: "synth", console: Console(output: { _ in }, errors: { _ in })) }

  private static func fault(ofTool arguments: [String], systems: [StrataEnvironments.System]) -> String? {
    do {
      let reader = try ArgumentReader(
        arguments, commands: tool.commands.map(\.syntax), systems: systems, kind: { _ in nil })
      guard case .command(let command) = reader.called, !reader.wantsHelp else { return nil }
      for option in command.options {
        for value in reader.values[option.name] ?? [] {
          if let fault = fault(of: value, option, systems: reader.operands.systems, all: systems) { return fault }
        }
      }
      return nil
    } catch {
      return "\(error)"
    }
  }

  /// What is wrong with an option's value, which is one of some words, an environment or two.
  private static func fault(
    of value: String, _ option: OptionSyntax, systems: [StrataEnvironments.System], all: [StrataEnvironments.System]
  ) -> String? {
    if !option.choices.isEmpty {
      return option.choices.contains(value)
        ? nil : "\(option.name) is \(option.choices.joined(separator: ", ")), not \(value)"
    }
    guard option.value?.split(separator: ":").allSatisfy({ ["E", "F", "FROM", "TO"].contains($0) }) == true else {
      return nil
    }
    let known = (systems.isEmpty ? all : systems).flatMap(\.environments).map(\.name)
    return value.split(separator: ":").first { !known.contains(String($0)) && !isPlaceholder($0) }.map {
      "\(option.name) names no environment \($0); there are \(known.joined(separator: ", "))"
    }
  }

  /// Whether a word stands for something that the reader knows.
  static func isPlaceholder(_ word: some StringProtocol) -> Bool {
    word.hasPrefix("$") || String(word).wholeMatch(of: /[A-Z]{2,}[0-9]?/) != nil
  }

  /// A system that pages make up.
  private static func invented(_ name: String) -> StrataEnvironments.System {
    StrataEnvironments.System(name, environments: ["dev", "staging", "production"].map { .required($0) }) {
      (_: AppScope, _: [Environment<InventedProfile>]) in
    }
  }

  private struct InventedProfile: Decodable, Sendable {}

  // MARK: Swift's package manager

  /// Options of `swift run` with a value.
  private static let valued: Set = [
    "--package-path", "-c", "--configuration", "--scratch-path", "-Xswiftc", "-Xlinker", "--product", "--filter",
    "--build-system", "--swift-sdk",
  ]

  private func fault(ofSwift arguments: [String]) -> String? {
    guard let command = arguments.first, ["run", "build", "test"].contains(command) else { return nil }
    var rest = arguments.dropFirst()
    var products: [String] = []
    while let word = rest.first, command != "run" || word.hasPrefix("-") {
      rest.removeFirst()
      guard Self.valued.contains(word) else { continue }
      let value = rest.popFirst()
      if word == "--product", let value { products.append(value) }
      if word == "--filter", let value, let suite = Self.missingSuite(in: value) { return "there's no suite \(suite)" }
    }
    if command == "run", let product = rest.popFirst() { products.append(product) }
    for product in products where !inventedTools.contains(product) && !Self.isPlaceholder(product) {
      if !Package.executables.contains(product) { return "Package.swift has no executable \(product)" }
    }
    guard command == "run", let product = products.last else { return nil }
    if product == "synth" { return Self.fault(ofTool: Array(rest), systems: Self.tool.systems) }
    return inventedTools.contains(product) ? Self.fault(ofTool: Array(rest), systems: [Self.invented(product)]) : nil
  }

  /// A suite or a target of tests that a filter names, and that there isn't.
  private static func missingSuite(in filter: String) -> String? {
    filter.matches(of: /[A-Za-z]+Tests\b/).map { String($0.output) }.first {
      !Package.suites.contains($0) && !$0.hasPrefix("NAME")
    }
  }

  // MARK: Make

  private func fault(ofMake arguments: [String]) -> String? {
    for argument in arguments where !argument.hasPrefix("-") {
      guard let equals = argument.firstIndex(of: "=") else {
        if !Package.targetsOfMake.contains(argument), !Self.isPlaceholder(argument) {
          return "the Makefile has no target \(argument)"
        }
        continue
      }
      let (name, value) = (argument[..<equals], argument[argument.index(after: equals)...])
      if !Package.makefile.contains("$(\(name))") { return "the Makefile has no variable \(name)" }
      let environments = Synth.systems.flatMap(\.environments).map(\.name)
      if name == "ENV", !environments.contains(String(value)) { return "no system here has an environment \(value)" }
    }
    return nil
  }
}
