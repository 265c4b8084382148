// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "compiled-rules",
  dependencies: [.package(name: "margay", path: "../..")],
  targets: [
    .target(
      name: "CompiledRules",
      dependencies: [.product(name: "MargayKit", package: "margay")],
      plugins: [.plugin(name: "CompileDetections", package: "margay")]),
    .executableTarget(
      name: "compiled-rules",
      dependencies: [
        "CompiledRules",
        .product(name: "MargayKit", package: "margay"),
        .product(name: "MargayTesting", package: "margay"),
      ]),
    .testTarget(
      name: "CompiledRulesTests",
      dependencies: [
        "CompiledRules",
        .product(name: "MargayKit", package: "margay"),
        .product(name: "MargayTesting", package: "margay"),
      ]),
  ]
)
