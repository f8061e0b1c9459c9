package import StrataFindings

extension Scope {
  /// The address of the template of a whole stack, which something here deploys apart from this stack: a stack set.
  ///
  /// The template is made, checked, written and uploaded with this stack's. No value crosses between the two.
  ///
  /// - Parameters:
  ///   - stack: The stack, which isn't one of the app's.
  ///   - site: The line that asks for it.
  /// - Returns: The address of the file with that content in the bucket of the scope's environment.
  package func templateAddress(of stack: Stack, at site: CallSite) -> StringValue {
    let state = node.addTemplate(
      of: stack.name, for: stack.env, isDetached: true, description: stack.description,
      site: node.declarationSite(file: site.file, line: site.line))
    stack.declare(Scope(state.root))
    return .templateAddress(of: state)
  }
}

extension ConstructNode {
  /// Adds a stack whose template is at this place.
  ///
  /// - Parameters:
  ///   - name: The stack's name, where it isn't named after the place alone.
  ///   - place: The account and region it's meant for, where they aren't those of the stack around.
  ///   - isDetached: Whether something else than the stack around deploys it.
  ///   - description: Its purpose.
  ///   - site: The place of its declaration.
  /// - Returns: The stack.
  func addTemplate(
    of name: String = "", for place: StackEnvironment? = nil, isDetached: Bool = false, description: String?,
    site: DeclarationSite
  ) -> StackState {
    let nesting = Nesting(node: self, isDetached: isDetached)
    return stack.app.addStack { index in
      StackState(
        app: stack.app, index: index, name: nesting.name(of: name),
        environment: isDetached ? place : stack.environment, owner: environmentOwner?.environment,
        description: description, site: site, nesting: nesting)
    }
  }
}

extension StringValue {
  /// The address of a stack's template in a bucket, by its content.
  ///
  /// The bucket's name is behind the host, so that it may have dots.
  /// See [Virtual hosting of buckets](https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html).
  static func templateAddress(of stack: StackState) -> StringValue {
    let anchor = stack.anchor(.template, index: 0, path: stack.path)
    let key = StringValue(node: TemplateNode(.templateKey(anchor)))
    return "https://s3.\(.region).\(.urlSuffix)/\(stack.bucketOfTemplate)/\(key)"
  }
}

extension StackState {
  /// The bucket that the template of a stack in another is put into.
  fileprivate var bucketOfTemplate: StringValue {
    guard let outer = nesting?.node else { return .noValue }
    if let environment = outer.environmentOwner?.environment {
      return .importValue(.literal(ArtifactsName.export(of: environment, in: app.identity.app)))
    }
    return outer.stack.deployed.declaredTemplatesBucket(at: site)
  }

  /// The parameter that takes the bucket's name where no environment tells it, declared once.
  private func declaredTemplatesBucket(at site: DeclarationSite) -> StringValue {
    if let templatesBucket { return templatesBucket }
    let anchor = Scope(root).declareParameter(TemplatesBucket.parameter, type: "String", site: site) {
      $0.description = TemplatesBucket.purpose
    }
    let value = StringValue(node: TemplateNode(.reference(.init(anchor: anchor, attribute: nil, isList: false))))
    templatesBucket = value
    return value
  }
}

/// The parameter that a stack of no environment takes the bucket of its nested templates by.
package enum TemplatesBucket {
  /// The parameter's name.
  package static let parameter = "TemplatesBucket"

  /// The parameter's description.
  static let purpose = "The name of the bucket in the stack's region that the nested templates were put into"

  /// The ending of the key of a template, behind the digest of its content in 64 hexadecimal digits.
  package static let keySuffix = ".template.json"

  /// The key that a template has in the bucket.
  package static func key(of sha256: String) -> String { sha256 + keySuffix }
}
