/// What a worker says to its supervisor: a kind, a number, and bytes.
struct WorkerMessage: Equatable {
  enum Kind: UInt32 {
    /// The worker is ready for batches.
    case ready = 1
    /// The batch of the slot with the number is done; the bytes are the results of its items.
    case done = 2
    /// The rule with the number has printed; the bytes are the number of the item and what was printed.
    case output = 3
    /// The worker cannot do its work; the bytes say why.
    case refusal = 4
  }

  static let headerBytes = 16
  /// No message is longer; a length beyond it means that the stream is damaged.
  static let mostBytes = 1 << 30

  let kind: Kind
  let number: Int32
  let bytes: [UInt8]

  /// The message as it is sent: kind, number and length, then the bytes.
  var encoded: [UInt8] {
    var output = WorkerMessage.header(kind, number, count: bytes.count)
    output += bytes
    return output
  }

  static func header(_ kind: Kind, _ number: Int32, count: Int) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(headerBytes + count)
    append(kind.rawValue, to: &output)
    append(UInt32(bitPattern: number), to: &output)
    append(UInt64(count), to: &output)
    return output
  }

  static func append<Value: FixedWidthInteger>(_ value: Value, to output: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { output += $0 }
  }

  /// Takes whole messages from the front of what was received.
  ///
  /// - Throws: `WorkerError` for bytes that no worker sends.
  static func take(from received: inout [UInt8]) throws(WorkerError) -> [WorkerMessage] {
    var messages: [WorkerMessage] = []
    var offset = 0
    while received.count - offset >= headerBytes {
      let (kind, number, length) = received.withUnsafeBytes { bytes in
        (
          UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)),
          Int32(
            bitPattern: UInt32(
              littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self))),
          UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
        )
      }
      guard let kind = Kind(rawValue: kind), length <= UInt64(mostBytes) else {
        throw WorkerError.ofMessages
      }
      let first = offset + headerBytes
      guard received.count - first >= Int(length) else { break }
      messages.append(
        WorkerMessage(
          kind: kind, number: number, bytes: Array(received[first..<(first + Int(length))])))
      offset = first + Int(length)
    }
    if offset > 0 { received.removeFirst(offset) }
    return messages
  }
}

/// What a supervisor says to its worker: the slot with a batch, and the calls that are to be left out.
struct WorkerOrder: Equatable {
  /// A call of a rule for an item.
  struct Call: Hashable {
    let item: UInt64
    let rule: Int32
  }

  static let headerBytes = 32
  static let callBytes = 16

  let slot: Int32
  let byteCount: Int
  /// Calls that killed a worker.
  let skipped: [Call]
  /// Rules that are not called from an item on.
  let quarantine: [Call]

  var encoded: [UInt8] {
    var output: [UInt8] = []
    WorkerMessage.append(UInt64(slot), to: &output)
    WorkerMessage.append(UInt64(byteCount), to: &output)
    WorkerMessage.append(UInt64(skipped.count), to: &output)
    WorkerMessage.append(UInt64(quarantine.count), to: &output)
    for call in skipped + quarantine {
      WorkerMessage.append(call.item, to: &output)
      WorkerMessage.append(Int64(call.rule), to: &output)
    }
    return output
  }
}

/// A worker that cannot be used, with one plain sentence.
package struct WorkerError: Error, Hashable, CustomStringConvertible {
  /// The sentence, without a full stop.
  package let description: String

  /// Whether the worker sent something that it should not, so that another one may do better.
  let isOfMessages: Bool

  init(_ description: String) {
    self.description = description
    isOfMessages = false
  }

  private init(ofMessages description: String) {
    self.description = description
    isOfMessages = true
  }

  /// Bytes that are no message: a rule has written to the connection.
  ///
  /// The sentence follows a rule's name.
  static let ofMessages = WorkerError(ofMessages: "wrote to the connection of its process")
}
