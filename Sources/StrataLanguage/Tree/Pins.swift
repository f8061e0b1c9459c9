import StrataFindings

/// The lines that stand for those of what is declared in a scope.
struct Pins {
  /// The line that called the outermost construct which reports at its caller's line.
  private(set) var caller: CallSite?
  /// The line that called a construct of the library, whose own lines nobody needs to see.
  private var libraryCaller: CallSite?

  /// The pins inside a construct that reports at its caller's line.
  func pinned(at site: CallSite) -> Pins {
    var pins = self
    pins.caller = caller ?? line(of: site)
    return pins
  }

  /// The pins inside a construct of the library.
  func called(from site: CallSite) -> Pins {
    var pins = self
    pins.libraryCaller = line(of: site)
    return pins
  }

  /// The place of what a line declares.
  func place(of site: CallSite) -> DeclarationSite {
    let line = line(of: site)
    return DeclarationSite(caller ?? line, inner: line)
  }

  /// The line itself, or for one of the library's own the line that called it.
  func line(of site: CallSite) -> CallSite {
    site.isLibrarys ? libraryCaller ?? site : site
  }
}
