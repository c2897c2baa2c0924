import SwiftSyntax

/// Goes through a cell and writes a probe before each statement, with the variables in sight.
///
/// Left as they are: what a probe would give another meaning, such as closures of one expression, `if` and `switch` as values, and
/// what may be a result builder.
final class ProbeWriter: SyntaxVisitor {
  private(set) var probes: [Instrumentation.Probe] = []
  private(set) var functions = [Instrumentation.topLevel]
  private(set) var edits: [Edit] = []
  private let cell: Int
  private let writesClosures: Bool
  private let locations: SourceLocationConverter

  /// The variables in sight, the innermost last.
  private var locals: [DebuggedLocal] = []
  /// The function whose statements these are; nil where there are to be no probes.
  private var function: Int? = 0
  /// Whether the statement that is written next is a function's only expression, whose value the function returns.
  private var returnsNext = false
  private var types: [DebuggedType] = []

  init(tree: SourceFileSyntax, cell: Int, _ extent: Instrumentation.Extent) {
    self.cell = cell
    writesClosures = extent == .everything
    locations = SourceLocationConverter(fileName: "", tree: tree)
    super.init(viewMode: .sourceAccurate)
  }

  // MARK: Statements

  override func visit(_ node: CodeBlockItemListSyntax) -> SyntaxVisitorContinueKind {
    let outer = locals.count
    locals += node.namesBoundAround.map { DebuggedLocal(name: $0) }
    for item in node {
      if function != nil, item.isStatement { addProbe(item) }
      walk(item.item)
      locals += item.namesBoundBehind.map { DebuggedLocal(name: $0) }
    }
    locals.removeSubrange(min(outer, locals.count)...)
    return .skipChildren
  }

  private func addProbe(_ item: CodeBlockItemSyntax) {
    guard let function else { return }
    let position = item.positionAfterSkippingLeadingTrivia
    let place = locations.location(for: position)
    var text = "_lecternFrame.at(\(probes.count)\(arguments)); "
    if returnsNext { text += "return " }
    returnsNext = false
    probes.append(Instrumentation.Probe(line: place.line, column: place.column, function: function))
    edits.append(.insert(text, at: position.utf8Offset))
  }

  /// The variables in sight as arguments of a probe.
  private var arguments: String {
    var seen: Set<String> = []
    let visible = locals.reversed().filter { seen.insert($0.name).inserted }.reversed()
    func closure(_ list: [DebuggedLocal]) -> String {
      "{ ["
        + list.map { "_lecternLocal(\"\($0.name.trimmingBackticks)\", \($0.name))" }.joined(separator: ", ")
        + "] }"
    }
    if visible.isEmpty { return "" }
    let kept = visible.filter { !$0.isBorrowed }
    let borrowed = visible.filter(\.isBorrowed)
    return ", " + (kept.isEmpty ? "{ [] }" : closure(kept))
      + (borrowed.isEmpty ? "" : ", " + closure(borrowed))
  }

  // A value, and so of single expressions.
  override func visit(_ node: IfExprSyntax) -> SyntaxVisitorContinueKind {
    node.isStatement ? .visitChildren : .skipChildren
  }
  override func visit(_ node: SwitchExprSyntax) -> SyntaxVisitorContinueKind {
    node.isStatement ? .visitChildren : .skipChildren
  }

  // Nothing in there is a statement of the cell's.
  override func visit(_ node: StringLiteralExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: MacroExpansionExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: MacroExpansionDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: AttributeSyntax) -> SyntaxVisitorContinueKind { .skipChildren }

  // MARK: Functions

  /// What is written at the start of a function's body, and how its statements are.
  private struct Body {
    var name: String
    var statements: CodeBlockItemListSyntax
    /// Where its text starts, behind the brace or the `in`.
    var start: Int
    var isAsync = false
    var returnsValue = false
  }

  private func write(_ body: Body, _ parameters: [DebuggedLocal], outer: [DebuggedLocal]) {
    let before = (locals, function, returnsNext)
    defer { (locals, function, returnsNext) = before }
    locals = outer + parameters
    returnsNext = false
    if body.returnsValue, let only = body.statements.only {
      switch only.item {
      case .expr(let expression): returnsNext = !expression.neverReturns
      case .stmt(let statement) where statement.mayBeValue: return
      default: break
      }
    }
    if body.statements.isEmpty { return }
    functions.append(body.name)
    let number = functions.count - 1
    function = number
    let enter = body.isAsync ? "_lecternEnterAsync" : "_lecternEnter"
    edits.append(
      .insert(
        " let _lecternFrame = \(enter)(\(cell), \(number)); defer { _lecternFrame.leave() }; ", at: body.start
      ))
    walk(body.statements)
  }

  private func qualified(_ name: String) -> String { (types.map(\.name) + [name]).joined(separator: ".") }

  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
    guard let body = node.body, !node.attributes.mayTransform else { return .skipChildren }
    let signature = node.signature
    let parameters = signature.parameterClause.parameters
    let isMember = node.isMember
    write(
      Body(
        name: isMember ? qualified(node.name.text + parameters.labels) : node.name.text + parameters.labels,
        statements: body.statements, start: body.leftBrace.endOfText,
        isAsync: signature.effectSpecifiers?.asyncSpecifier != nil,
        returnsValue: signature.returnClause?.type.isValue ?? false),
      parameters.locals, outer: isMember ? selfOfMember(node.modifiers) : captured(by: Syntax(node)))
    return .skipChildren
  }

  override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind {
    guard let body = node.body, !node.attributes.mayTransform else { return .skipChildren }
    let parameters = node.signature.parameterClause.parameters
    // `self` has no value yet.
    write(
      Body(
        name: qualified("init" + parameters.labels), statements: body.statements,
        start: body.leftBrace.endOfText, isAsync: node.signature.effectSpecifiers?.asyncSpecifier != nil),
      parameters.locals, outer: [])
    return .skipChildren
  }

  override func visit(_ node: DeinitializerDeclSyntax) -> SyntaxVisitorContinueKind {
    guard let body = node.body, node.effectSpecifiers == nil else { return .skipChildren }
    // `self` must not be kept.
    write(
      Body(name: qualified("deinit"), statements: body.statements, start: body.leftBrace.endOfText), [],
      outer: [])
    return .skipChildren
  }

  override func visit(_ node: SubscriptDeclSyntax) -> SyntaxVisitorContinueKind {
    guard let block = node.accessorBlock, !node.attributes.mayTransform else { return .skipChildren }
    let parameters = node.parameterClause.parameters
    write(
      block, name: "subscript" + parameters.labels, type: node.returnClause.type,
      parameters: parameters.locals, node.modifiers, isMember: true, node: Syntax(node))
    return .skipChildren
  }

  override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
    for binding in node.bindings {
      if let value = binding.initializer { walkInitializer(value, isMember: node.isMember) }
      guard let block = binding.accessorBlock, !node.attributes.mayTransform else { continue }
      write(
        block, name: binding.pattern.trimmedDescription, type: binding.typeAnnotation?.type, parameters: [],
        node.modifiers, isMember: node.isMember, node: Syntax(node))
    }
    return .skipChildren
  }

  /// The value that a property starts with is computed outside of any function that is debugged.
  private func walkInitializer(_ node: InitializerClauseSyntax, isMember: Bool) {
    let before = (locals, function)
    if isMember { (locals, function) = ([], nil) }
    walk(node)
    (locals, function) = before
  }

  private func write(
    _ block: AccessorBlockSyntax, name: String, type: TypeSyntax?, parameters: [DebuggedLocal],
    _ modifiers: DeclModifierListSyntax, isMember: Bool, node: Syntax
  ) {
    if type?.is(SomeOrAnyTypeSyntax.self) == true { return }
    let name = isMember ? qualified(name) : name
    func outer(isMutating: Bool) -> [DebuggedLocal] {
      isMember ? selfOfMember(modifiers, isMutating: isMutating) : captured(by: node)
    }
    switch block.accessors {
    case .getter(let statements):
      write(
        Body(
          name: name, statements: statements, start: block.leftBrace.endOfText,
          returnsValue: type?.isValue ?? false), parameters, outer: outer(isMutating: false))
    case .accessors(let list):
      for accessor in list {
        let kind = accessor.accessorSpecifier.text
        guard let body = accessor.body, ["get", "set", "willSet", "didSet"].contains(kind) else { continue }
        let changes = kind == "set" || accessor.modifier?.name.text == "mutating"
        let observes = kind == "willSet" || kind == "didSet"
        let given = kind == "set" ? [DebuggedLocal(name: accessor.parameters?.name.text ?? "newValue")] : []
        write(
          Body(
            name: "\(name) \(kind)", statements: body.statements, start: body.leftBrace.endOfText,
            isAsync: accessor.effectSpecifiers?.asyncSpecifier != nil,
            returnsValue: kind == "get" && type?.isValue ?? false),
          parameters + given,
          outer: outer(isMutating: changes || observes))
      }
    default: break
    }
  }

  // MARK: Closures

  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind {
    let outer = captured(by: Syntax(node))
    if writesClosures, node.canHaveProbes {
      write(
        Body(
          name: "closure", statements: node.statements,
          start: node.signature?.inKeyword.endOfText ?? node.leftBrace.endOfText,
          isAsync: node.isAsync), node.parameterLocals, outer: outer)
      return .skipChildren
    }
    // There may be others in it that can.
    let before = (locals, function, returnsNext)
    (locals, function, returnsNext) = (outer + node.parameterLocals, nil, false)
    walk(node.statements)
    (locals, function, returnsNext) = before
    return .skipChildren
  }

  /// What a closure, or a function in a function, makes use of: anything else in sight it must not be made to capture.
  private func captured(by node: Syntax) -> [DebuggedLocal] {
    let mentioned = node.allNames
    let hidesSelf = node.as(ClosureExprSyntax.self)?.signature?.capture != nil
    return locals.filter { mentioned.contains($0.name) && !(hidesSelf && $0.name == "self") }
  }

  // MARK: Types

  /// `self` as a method sees it.
  private func selfOfMember(_ modifiers: DeclModifierListSyntax, isMutating: Bool = false) -> [DebuggedLocal]
  {
    let names = modifiers.map(\.name.text)
    if names.contains("static") || names.contains("class") || types.isEmpty { return [] }
    if names.contains("consuming") || names.contains("borrowing") { return [] }
    let changes = names.contains("mutating") || (isMutating && types.last?.isReference != true)
    return [DebuggedLocal(name: "self", isBorrowed: changes)]
  }

  private func write(_ name: String, isReference: Bool, _ members: MemberBlockSyntax)
    -> SyntaxVisitorContinueKind
  {
    let before = (locals, function)
    (locals, function) = ([], nil)
    types.append(DebuggedType(name: name, isReference: isReference))
    walk(members)
    types.removeLast()
    (locals, function) = before
    return .skipChildren
  }

  override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind {
    write(node.name.text, isReference: false, node.memberBlock)
  }
  override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind {
    write(node.name.text, isReference: false, node.memberBlock)
  }
  override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind {
    write(node.name.text, isReference: true, node.memberBlock)
  }
  override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind {
    write(node.name.text, isReference: true, node.memberBlock)
  }
  override func visit(_ node: ExtensionDeclSyntax) -> SyntaxVisitorContinueKind {
    write(node.extendedType.trimmedDescription, isReference: false, node.memberBlock)
  }
  override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
}

/// A variable that a probe names.
struct DebuggedLocal {
  var name: String
  /// Whether it must not be kept by a closure that outlives the call: an `inout` parameter, say.
  var isBorrowed = false
}

/// A type in whose members the writer is.
struct DebuggedType {
  var name: String
  var isReference: Bool
}
