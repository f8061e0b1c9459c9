extension NewPackage {
  /// `README.md`: the commands, and where what is.
  func readme(_ contents: ShapeContents) -> String {
    let sources = "Sources/\(name.module)"
    return """
      # \(name.text)

      \(contents.about)
      There are two environments, staging and production, which share nothing.

          swift build
          swift test
          swift run \(name.text)

      The last writes the templates to `templates/`; they're committed, so that each change is seen in review. Without an
      account, what a deployment would change is said by

          swift run \(name.text) diff

      and with credentials of the `aws` command it's done, and undone, by

          swift run \(name.text) deploy --environment staging
          swift run \(name.text) destroy --environment staging

      | file | what is in it |
      |---|---|
      | `\(sources)/\(name.module).swift` | the system and its environments |
      | `\(sources)/\(name.stackFile)` | what each environment has |
      | `\(sources)/\(name.profile).swift`, `\(sources)/Profiles` | what environments differ in, and how |
      | `Sources/\(name.toolModule)/Tool.swift` | the tool: `swift run \(name.text) --help` lists what it does |
      | `.github/workflows/templates.yml` | the check of pull requests, with a comment that says what changes |

      """
  }
}
