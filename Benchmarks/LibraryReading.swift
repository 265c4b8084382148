import CMargayYAML
import MargayFrontend

/// Rule files read by libyaml alone, to the last event and no further: the scale on which `Benchmarks/rules` is read, since
/// machines differ.
enum LibraryReading {
  /// Reads every rule file under some paths; gives the number of files and of events.
  static func read(_ paths: [String]) throws -> (files: Int, events: Int) {
    let walk = RuleFileWalk(paths)
    var events = 0
    for file in walk.files {
      events += try count(FileBytes.read(file.path, limit: DetectionReader.fileLimit))
    }
    return (walk.files.count, events)
  }

  private static func count(_ bytes: [UInt8]) -> Int {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { return 0 }
    defer { yaml_parser_delete(&parser) }
    return bytes.withUnsafeBufferPointer { text in
      yaml_parser_set_input_string(&parser, text.baseAddress, text.count)
      var events = 0
      var isDone = false
      while !isDone {
        var event = yaml_event_t()
        guard yaml_parser_parse(&parser, &event) == 1 else { break }
        isDone = event.type == YAML_STREAM_END_EVENT
        events += 1
        yaml_event_delete(&event)
      }
      return events
    }
  }
}
