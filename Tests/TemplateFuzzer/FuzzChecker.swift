import StrataChecks
import StrataFindings
import StrataJSON
import StrataYAML

/// Gives inputs to the parsers and the rules, as `synth validate` does with files.
package struct FuzzChecker {
  private let checker = TemplateChecker()

  /// Makes a checker with the rules of this library.
  package init() {}

  /// What came of an input.
  package enum Outcome: Equatable {
    /// The parser refused it.
    case refused
    /// It was checked.
    case checked(findings: Int)
  }

  /// Something that should never be, whatever the input is.
  package struct Failure: Error, Equatable {
    /// What it is.
    package let description: String
  }

  /// Reads and checks an input, and finds the place of each finding.
  ///
  /// - Throws: ``Failure`` where a place isn't one of the text.
  package func check(_ input: FuzzInput) throws(Failure) -> Outcome {
    switch input.language {
    case .json:
      do {
        let template = try JSONValue(parsing: input.bytes)
        return try findings(in: template) { $0.positions(in: input.bytes, ofKey: true) }
      } catch let error as JSONSyntaxError {
        return try refused(error.offset, error.line, error.column, input)
      } catch let failure as Failure {
        throw failure
      } catch {
        throw Failure(description: "\(error)")
      }
    case .yaml:
      do {
        let document = try YAMLDocument(parsing: input.bytes)
        return try findings(in: document.value) { document.positions(of: $0, ofKey: true) }
      } catch let error as YAMLSyntaxError {
        return try refused(error.offset, error.line, error.column, input)
      } catch let failure as Failure {
        throw failure
      } catch {
        throw Failure(description: "\(error)")
      }
    }
  }

  private func findings(
    in template: JSONValue, places: ([JSONPointer]) -> [(line: Int, column: Int)?]
  ) throws(Failure) -> Outcome {
    let findings = checker.check(template)
    for (finding, place) in zip(findings, places(findings.map { $0.pointer ?? JSONPointer() })) {
      guard let place, place.line >= 1, place.column >= 1 else {
        throw Failure(
          description: "\(finding.rule) finds something at \(finding.pointer?.description ?? ""), which is nowhere")
      }
    }
    return .checked(findings: findings.count)
  }

  private func refused(_ offset: Int, _ line: Int, _ column: Int, _ input: FuzzInput) throws(Failure) -> Outcome {
    if (0...input.bytes.count).contains(offset), line >= 1, column >= 1 { return .refused }
    throw Failure(description: "the parser stops at offset \(offset), line \(line), column \(column)")
  }
}
