import StrataFindings
import StrataJSON
import StrataPipeline
import StrataTemplate
import StrataText

extension PreparedSystem {
  /// Finds sensitive text of the profiles in a template, and text that was masked before it came there.
  ///
  /// It's found whatever it's written as: within JSON, addresses and base64, put together by functions, as a key or as
  /// the words of an id. Text of fewer than 8 bytes counts only where it's a whole value: it would be found by chance
  /// otherwise.
  func exposures(in stack: CheckedStack) -> [Finding] {
    let search = secrets.search
    let places = ExposureSearch(search, in: stack.template.json).places
    var findings: [Finding] = []
    for (owner, places) in places.sorted(by: { $0.key < $1.key }) {
      if owner < sensitive.count {
        findings.append(stack.exposure(of: sensitive[owner], at: places))
      } else {
        for place in places { findings.append(stack.masked(at: place)) }
      }
    }
    // Tags are written beside the template.
    for (key, value) in stack.tags.sorted(by: { $0.key < $1.key }) {
      let owners = search.owners(in: key).union(search.owners(in: value))
      for owner in owners.sorted() where owner < sensitive.count {
        findings.append(stack.exposure(of: sensitive[owner], inTag: key))
      }
    }
    return findings.map(masked)
  }

  /// A finding that says nothing of what is sensitive.
  func masked(_ finding: Finding) -> Finding { secrets.masking.made.masked(finding) }
}

/// The sensitive texts of a system's profiles, made ready for being looked for.
struct PreparedSecrets: Sendable {
  let search: SecretSearch
  /// What takes them out of findings, where there are any.
  let masking: Lazily<SecretMasking>

  init(_ sensitive: [SensitiveText]) {
    // Behind the texts comes the mask, which shows that one of them was made part of a value.
    search = SecretSearch(sensitive.map(\.text) + [Sensitive.mask])
    masking = Lazily { SecretMasking(sensitive.map(\.text)) }
  }
}

extension CheckedStack {
  fileprivate func exposure(of secret: SensitiveText, at pointers: [JSONPointer]) -> Finding {
    let others = pointers.count == 1 ? "" : ", there and in \(Count.of(pointers.count - 1, "other place"))"
    return placed(
      Finding(
        .exposedSecret, "the text of \(secret.origin) stands in the template, where all can read it\(others)",
        at: pointers[0], hint: "put it into a secret, and refer to that by its name or ARN", notes: secret.notes))
  }

  fileprivate func exposure(of secret: SensitiveText, inTag key: String) -> Finding {
    Finding(
      .exposedSecret, "the text of \(secret.origin) stands in the tag \(key) of the stack, where all can read it",
      path: name, hint: "put it into a secret, and refer to that by its name or ARN", notes: secret.notes)
  }

  fileprivate func masked(at pointer: JSONPointer) -> Finding {
    placed(
      Finding(
        .exposedSecret, "sensitive text of a profile was made part of a value, which is masked", at: pointer,
        hint: "put it into a secret, and refer to that by its name or ARN"))
  }
}

extension SensitiveText {
  fileprivate var notes: [Finding.Note] { site.map { [.init(site: $0, message: "the text is here")] } ?? [] }
}
