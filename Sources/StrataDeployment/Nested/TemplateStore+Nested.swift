import StrataJSON
import StrataPipeline
import StrataReleases
import StrataTemplate

extension TemplateStore {
  /// Keeps the templates of a stack: its own, and those of the stacks that are nested in it.
  ///
  /// A record names its own alone, in which the addresses of the others have their digests.
  ///
  /// - Throws: ``RecordError`` where one can't be written, or the file of its digest was edited.
  func keep(_ artifact: StackArtifact) throws(RecordError) {
    for nested in artifact.nested { try keep(nested.bytes) }
    try keep(artifact.bytes)
  }
}
