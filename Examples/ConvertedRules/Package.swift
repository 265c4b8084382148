// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "converted-rules",
  dependencies: [.package(name: "margay", path: "../..")],
  targets: [
    .target(
      name: "ConvertedRules",
      dependencies: [.product(name: "MargayKit", package: "margay")]),
    .testTarget(
      name: "ConvertedRulesTests",
      dependencies: [
        "ConvertedRules",
        .product(name: "MargayKit", package: "margay"),
        .product(name: "MargayTesting", package: "margay"),
      ]),
  ]
)
