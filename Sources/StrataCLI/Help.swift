/// What `--help` prints.
enum Help {
  static func text(command: String, apps: [String]) -> String {
    """
    Synthesizes CloudFormation templates.

    USAGE
      \(command) [APP…] [--output DIR] [--json]
          write the templates of the named apps, or of all
      \(command) list [--json]
          list the apps

    OPTIONS
      -o, --output DIR   the directory that gets a folder for each app (default: templates)
          --json         print the result for machines, on standard output
          --version      print the version
      -h, --help         print this

    APPS
      \(apps.isEmpty ? "none" : apps.joined(separator: "\n  "))

    EXIT CODES
      0  all is written, or was as it should be
      1  a mistake was found, and nothing was changed; or a file can't be written,
         and of that app nothing was changed
      2  the arguments are wrong

    Colour is for terminals only, and never where NO_COLOR is set.

    """
  }
}
