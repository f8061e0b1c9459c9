/// The demand that a system's environments don't reach into each other.
public enum IsolationRequirement: Sendable, Hashable {
  /// Nothing is demanded; `synth isolation` tells what is so.
  case notRequired
  /// Nothing is written where one environment reaches into another, or where that isn't decided, unless it's among what the
  /// system says that they share.
  case required
}
