enum ShippedSources {
  static let texts: [String: String] = [:]
}
