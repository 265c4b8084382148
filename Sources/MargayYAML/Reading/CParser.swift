import CMargayYAML
import MargayDiagnostics

/// One run of the C parser over the text of a file, for events or for tokens, never for both.
///
/// The text must be valid UTF-8 without characters that YAML forbids: the C reader's own errors carry
/// no mark and come early.
final class CParser {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let text: UnsafeBufferPointer<UInt8>
  let marks: MarkTable

  /// Starts a run over the bytes from `marks.base` on; nil when memory is short.
  ///
  /// `bytes` must stay where it is as long as the parser lives.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, marks: MarkTable) {
    self.parser = .allocate(capacity: 1)
    self.marks = marks
    self.text = UnsafeBufferPointer(rebasing: bytes[min(marks.base, bytes.count)...])
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      return nil
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, text.baseAddress, text.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// Reads the next event into `event`, which the caller deletes; false at an error.
  func parse(_ event: inout yaml_event_t) -> Bool { yaml_parser_parse(parser, &event) == 1 }

  /// Reads the next token into `token`, which the caller deletes; false at an error.
  func scan(_ token: inout yaml_token_t) -> Bool { yaml_parser_scan(parser, &token) == 1 }

  /// The byte offset of a mark.
  func offset(_ mark: yaml_mark_t) -> Int { marks.offset(Int(mark.index)) }

  /// What stopped the last call.
  var error: SyntaxError {
    let state = parser.pointee
    let context = state.context.map { String(cString: $0) } ?? ""
    return SyntaxError(
      problem: state.problem.map { String(cString: $0) } ?? "the text cannot be read",
      place: offset(state.problem_mark), context: context,
      contextPlace: context.isEmpty ? nil : offset(state.context_mark))
  }
}
