extension NewPackage {
  /// The file that declares the system.
  func system(_ contents: ShapeContents) -> String {
    """
    import Strata
    public import StrataEnvironments

    /// The system: a stack for each environment, which share nothing.
    public let \(name.constant) = System(
      "\(name.text)", environments: [.optional("staging"), .required("production")], profiles: "Profiles",
      isolation: .required, declare\(name.module))

    private func declare\(name.module)(_ app: AppScope, _ environments: [Environment<\(name.profile)>]) {
      for environment in environments {
    \(contents.preparation.map { "    \($0)\n" } ?? "")    app.stack("\(name.module)", for: environment) { scope in
          \(contents.call)
        }
      }
    }

    """
  }
}
