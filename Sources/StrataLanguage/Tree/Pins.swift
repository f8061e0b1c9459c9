import StrataFindings

/// The lines that stand for those of what is declared in a scope, where there are such.
///
/// All that is declared in the scope has the same object, and most scopes have none.
final class Pins: Sendable {
  /// The line that called the outermost construct which reports at its caller's line.
  let caller: CallSite?
  /// The line that called a construct of the library, whose own lines nobody needs to see.
  fileprivate let libraryCaller: CallSite?

  fileprivate init(caller: CallSite?, libraryCaller: CallSite?) {
    self.caller = caller
    self.libraryCaller = libraryCaller
  }
}

extension Pins? {
  /// The pins inside a construct that reports at its caller's line.
  func pinned(at site: CallSite) -> Pins {
    Pins(caller: self?.caller ?? line(of: site), libraryCaller: self?.libraryCaller)
  }

  /// The pins inside a construct of the library.
  func called(from site: CallSite) -> Pins {
    Pins(caller: self?.caller, libraryCaller: line(of: site))
  }

  /// The place of what a line declares.
  func place(of site: CallSite) -> DeclarationSite {
    guard let self else { return DeclarationSite(site) }
    let line = line(of: site)
    return DeclarationSite(self.caller ?? line, inner: line)
  }

  /// The line itself, or for one of the library's own the line that called it.
  func line(of site: CallSite) -> CallSite {
    guard let libraryCaller = self?.libraryCaller else { return site }
    return site.isLibrarys ? libraryCaller : site
  }
}
