import MargayDiagnostics

struct SyntaxExplanation {
  let file: SourceFile
  let error: SyntaxError
  let tokens: [YAMLToken]
  init(_ file: SourceFile, _ error: SyntaxError, _ tokens: [YAMLToken]) {
    self.file = file
    self.error = error
    self.tokens = tokens
  }
  var diagnostic: Diagnostic {
    Diagnostic(
      YAMLDiagnostics.invalidSyntax, error.problem, file: file,
      range: SourceRange(error.place, error.place))
  }
}
extension YAMLDiagnostics {
  static func outOfMemory(_ file: SourceFile) -> Diagnostic {
    Diagnostic(
      invalidSyntax, "there is not enough memory to read the file", file: file,
      range: SourceRange(0, 0))
  }
}
