import StrataEnvironments
import StrataIsolation
import StrataPermissions
import StrataPipeline
import StrataText

/// Stacks of which it's asked what deploying them needs: systems', or those of anybody's templates.
struct PermissionSubject {
  /// The names of the systems, or of the files, for people.
  let name: String
  let permissions: NeededPermissions
  /// What is to be known beside.
  let notes: [String]
  private let stacks: [IsolatedStack]

  /// Takes systems, whose stacks refer to each other.
  init(_ members: [SystemAssembly]) {
    name = OperandName.alternatives(members.map(\.assembly.app), "and")
    let deployed = members.flatMap(\.rights.deployedStacks)
    stacks = deployed.map(\.stack)
    permissions = PermissionFinder(deployed, among: members.flatMap(\.rights.bucketStacks)).permissions()
    notes = []
  }

  /// Reads templates.
  ///
  /// - Parameters:
  ///   - paths: The paths of the files.
  ///   - stack: The name of the stack that the one file is deployed as; nil where that isn't known.
  /// - Throws: ``CommandError`` for one that can't be read, and for one that is no template.
  init(files paths: [String], stack: String?) throws(CommandError) {
    let subject = try GraphSubject(files: paths)
    name = subject.name
    stacks = subject.stacks.map { IsolatedStack(name: stack, contents: $0.contents, file: $0.file) }
    permissions = PermissionFinder(stacks.map { DeployedStack($0) }).permissions()
    let open =
      stack == nil
      ? ["names that AWS makes begin with the stack's, which isn't known: say --stack NAME, so that fewer are allowed"]
      : []
    notes = subject.notes + open
  }

  /// The name of a stack, or of its file.
  func name(of stack: Int) -> String { stacks[stack].name ?? stacks[stack].file ?? "" }
}
