import MargayEvents

/// What functions read of events, on its way from a worker.
enum ReadsCoding {
  /// The reads as bytes.
  static func bytes(of reads: [EventNotes.Read]) -> [UInt8] {
    var output: [UInt8] = []
    for read in reads {
      switch read {
      case .path(let steps):
        append(steps, to: &output)
        ByteCoding.append(text: nil, to: &output)
      case .comparison(let steps, let operation, let operand, let isNumber):
        append(steps, to: &output)
        ByteCoding.append(text: operation, to: &output)
        ByteCoding.append(bytes: operand, to: &output)
        ByteCoding.append(isNumber ? 1 : 0, to: &output)
      }
    }
    return output
  }

  /// Reads the bytes; what cannot be read is left out with everything behind it.
  static func reads(_ bytes: some Collection<UInt8>) -> [EventNotes.Read] {
    Array(bytes).withUnsafeBytes { buffer in
      var coding = ByteCoding(buffer)
      var reads: [EventNotes.Read] = []
      while !coding.isAtEnd {
        guard let steps = steps(&coding), let operation = coding.text() else { break }
        guard let operation else {
          reads.append(.path(steps))
          continue
        }
        guard case .some(.some(let operand)) = coding.bytes(), let isNumber = coding.integer()
        else { break }
        reads.append(
          .comparison(steps, operation: operation, operand: operand, isNumber: isNumber == 1))
      }
      return reads
    }
  }

  private static func append(_ steps: [EventKeyPathStep], to output: inout [UInt8]) {
    ByteCoding.append(UInt64(steps.count), to: &output)
    for step in steps {
      switch step {
      case .name(let name):
        ByteCoding.append(0, to: &output)
        ByteCoding.append(bytes: name, to: &output)
      case .index(let index):
        ByteCoding.append(1, to: &output)
        ByteCoding.append(UInt64(bitPattern: Int64(index)), to: &output)
      case .wildcard: ByteCoding.append(2, to: &output)
      }
    }
  }

  private static func steps(_ coding: inout ByteCoding) -> [EventKeyPathStep]? {
    guard let count = coding.integer(), count <= 1000 else { return nil }
    var steps: [EventKeyPathStep] = []
    for _ in 0..<count {
      switch coding.integer() {
      case 0:
        guard case .some(.some(let name)) = coding.bytes() else { return nil }
        steps.append(.name(name))
      case 1:
        guard let index = coding.integer() else { return nil }
        steps.append(.index(Int32(truncatingIfNeeded: index)))
      case 2: steps.append(.wildcard)
      default: return nil
      }
    }
    return steps
  }
}
