import StrataJSON
package import StrataTemplate

extension TemplateResource {
  /// The construct that the resource comes from, from the outermost on, as far as the template tells.
  ///
  /// It's what AWS CDK writes into the metadata, without the stack's own name; or else the words of the logical id, whose
  /// first ones say as a rule what something belongs to.
  package var writtenPath: [String] {
    if let path = object["Metadata"]?["aws:cdk:path"]?.string {
      return path.split(separator: "/").dropFirst().filter { $0 != "Resource" && $0 != "Default" }.map(String.init)
    }
    var words: [String] = []
    var hasSmallLetter = false
    for character in logicalID {
      let startsWord = character.isUppercase && hasSmallLetter
      if words.isEmpty || startsWord { words.append("") }
      words[words.count - 1].append(character)
      hasSmallLetter = !character.isUppercase
    }
    return words
  }
}
