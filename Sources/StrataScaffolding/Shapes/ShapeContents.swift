/// What is particular to a shape.
struct ShapeContents {
  /// The modules of constructs that are imported beside `Strata`, sorted.
  var constructs: [String] = []
  /// The statement before an environment's stack is declared; none unless given.
  var preparation: String?
  /// The call that declares what is in the stack.
  let call: String
  /// The file with the function that is called.
  let declarations: String
  /// The type that profiles are read into, with its file's head.
  let profile: String
  /// The profile of staging.
  let staging: String
  /// The profile of production.
  let production: String
  /// The file of the tests.
  let tests: String
  /// What is in the system, for its README.
  let about: String
}
