import StrataChecks
import StrataFindings
import StrataTemplate
import StrataTemplateFiles

/// A file with the values that a deployment gives to parameters.
struct ParameterFile: Sendable {
  private let file: TemplateFile
  private let parameters: DeploymentParameters

  /// Reads a file, JSON or YAML.
  init(_ path: String) throws {
    let bytes = try InputFile.read(path)
    file = try TemplateFile(path, bytes: bytes)
    do throws(Finding) {
      parameters = try DeploymentParameters(file.json)
    } catch {
      throw file.placed([error])[0]
    }
  }

  /// The values, by name.
  var texts: [String: String] { parameters.texts }

  /// The values that a template doesn't take, and those that it lacks, with lines of the file.
  func findings(for template: TemplateContents) -> [Finding] { file.placed(parameters.findings(for: template)) }
}
