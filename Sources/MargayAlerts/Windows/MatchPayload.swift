import MargayIR
package import MargayKit

/// What an alert takes from the first match of its window, and its form in memory and on disk.
package struct MatchPayload: Hashable, Sendable {
  /// The log type of the event; nil when it is unknown.
  package var logType: String?
  /// The alert fields.
  package var fields: AlertFields

  /// Makes a payload.
  package init(logType: String?, fields: AlertFields) {
    self.logType = logType
    self.fields = fields
  }

  /// The payload as bytes.
  package var encoded: [UInt8] {
    var encoder = RecordEncoder(expecting: fields.title.count + fields.context.count + 48)
    encoder.text(logType)
    encoder.bytes(fields.title)
    encoder.bytes(fields.severity.rawValue.utf8)
    encoder.bytes(fields.context)
    for text in [fields.description, fields.reference, fields.runbook] { encoder.text(text) }
    encoder.texts(fields.destinations)
    encoder.count(fields.functionErrors.count)
    for error in fields.functionErrors {
      encoder.bytes(error.function.utf8)
      encoder.bytes(error.message.utf8)
    }
    return encoder.bytes
  }

  /// Reads a payload back; the folder is for the message when the bytes are damaged.
  package init(decoding bytes: [UInt8], folder: String) throws {
    self = try bytes.withUnsafeBytes { bytes in
      var decoder = RecordDecoder(bytes, folder: folder)
      return try MatchPayload(&decoder, folder: folder)
    }
  }

  private init(_ decoder: inout RecordDecoder, folder: String) throws {
    logType = try decoder.text()
    let title = try decoder.bytes()
    let name = String(decoding: try decoder.bytes(), as: UTF8.self)
    guard let severity = Severity(rawValue: name) else { throw SpillError.damaged(folder: folder) }
    fields = AlertFields(title: title, severity: severity, context: try decoder.bytes())
    fields.description = try decoder.text()
    fields.reference = try decoder.text()
    fields.runbook = try decoder.text()
    fields.destinations = try decoder.texts()
    for _ in 0..<(try decoder.count()) {
      let function = String(decoding: try decoder.bytes(), as: UTF8.self)
      let message = String(decoding: try decoder.bytes(), as: UTF8.self)
      fields.functionErrors.append(FunctionError(function: function, message: message))
    }
  }
}
