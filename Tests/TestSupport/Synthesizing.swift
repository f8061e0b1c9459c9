public import StrataLanguage
public import StrataPipeline

/// The template of a stack "Test" made of declarations.
public func template(_ declare: @escaping @Sendable (Scope) -> Void) throws -> Template {
  try Stack("Test", declare).synthesize()
}

/// The findings of an app, as text without the folder of the sources.
public func findings(_ app: App) -> [String] {
  do throws(SynthesisError) {
    return try app.synthesize().warnings.map(shortened)
  } catch {
    return error.findings.map(shortened)
  }
}

/// The findings of an app, as text with the whole place of each.
public func placedFindings(_ app: App) -> [String] {
  do throws(SynthesisError) {
    return try app.synthesize().warnings.map(\.description)
  } catch {
    return error.findings.map(\.description)
  }
}

/// The findings of a stack "Test" made of declarations.
public func findings(file: String = #filePath, _ declare: @escaping @Sendable (Scope) -> Void) -> [String] {
  findings(App(Stack("Test", file: file, line: 1, declare)))
}

/// A finding as text, with the name of the file alone and without the line, so that tests can be moved.
private func shortened(_ diagnostic: Finding) -> String {
  guard let site = diagnostic.site else { return diagnostic.description }
  let name = site.file.split(separator: "/").last.map(String.init) ?? site.file
  let places = diagnostic.description.replacing(site.description, with: name)
  // Hints name other lines.
  return places.replacing(/[^ (]*\/([A-Za-z]+\.swift):[0-9]+/) { "\($0.output.1)" }
}
