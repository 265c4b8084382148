// swift-tools-version: 6.2

import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "margay",
  products: [
    .library(name: "MargayKit", targets: ["MargayKit"]),
    .library(name: "MargayShippedRules", targets: ["MargayShippedRules"]),
    .library(name: "MargayTesting", targets: ["MargayTesting"]),
    .library(name: "MargayCLI", targets: ["MargayCLI"]),
    .executable(name: "margay", targets: ["margay"]),
    .plugin(name: "CompileDetections", targets: ["CompileDetections"]),
    .plugin(name: "LintDetections", targets: ["LintDetections"]),
    .plugin(name: "ConvertDetections", targets: ["ConvertDetections"]),
  ],
  traits: [
    .trait(
      name: "Simdjson",
      description: "Index JSON with simdjson's vectorised first stage instead of the Swift one."),
    .default(enabledTraits: ["Simdjson"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CMargayYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CMargayZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CMargayZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .target(
      name: "CMargaySimdjson",
      cxxSettings: [
        .define("NDEBUG"),
        .define("MARGAY_SIMDJSON", .when(traits: ["Simdjson"])),
      ],
      linkerSettings: [.linkedLibrary("simdjson", .when(traits: ["Simdjson"]))]),

    .target(name: "CMargaySystem"),

    .target(name: "MargayDiagnostics", swiftSettings: swiftSettings),
    .target(
      name: "MargayYAML", dependencies: ["CMargayYAML", "MargayDiagnostics"],
      swiftSettings: swiftSettings),
    .target(
      name: "MargayEvents",
      dependencies: ["CMargaySimdjson", "CMargayZlib", "CMargayZstd"],
      swiftSettings: swiftSettings),
    .target(
      name: "MargayIR", dependencies: ["MargayEvents", "MargayDiagnostics"],
      swiftSettings: swiftSettings),
    .target(
      name: "MargayFrontend",
      dependencies: ["MargayYAML", "MargayDiagnostics", "MargayIR", "MargayEvents"],
      swiftSettings: swiftSettings),
    .target(
      name: "MargayKit",
      dependencies: ["MargayFrontend", "MargayIR", "MargayEvents", "MargayDiagnostics"],
      swiftSettings: swiftSettings),
    .target(
      name: "MargayIsolation", dependencies: ["CMargaySystem"], swiftSettings: swiftSettings),
    .target(
      name: "MargayShippedRules", dependencies: ["MargayKit"], swiftSettings: swiftSettings),
    .target(
      name: "MargayTesting",
      dependencies: [
        "MargayKit", "MargayFrontend", "MargayIR", "MargayEvents", "MargayDiagnostics",
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "MargayLint",
      dependencies: [
        "MargayKit", "MargayFrontend", "MargayIR", "MargayYAML", "MargayEvents",
        "MargayDiagnostics", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "MargaySwiftEmitter",
      dependencies: [
        "MargayFrontend", "MargayIR", "MargayYAML", "MargayEvents", "MargayDiagnostics",
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "MargayAlerts",
      dependencies: [
        "MargayKit", "MargayIR", "MargayEvents", "MargayDiagnostics",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "MargayCLI",
      dependencies: [
        "MargayKit", "MargayTesting", "MargayAlerts", "MargayLint", "MargaySwiftEmitter",
        "MargayIsolation", "MargayFrontend", "MargayIR", "MargayEvents", "MargayDiagnostics",
        "CMargaySystem", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "margay", dependencies: ["MargayCLI", "MargayKit", "MargayShippedRules"],
      swiftSettings: swiftSettings),
    .target(
      name: "MargayTools", dependencies: ["MargayFrontend", "MargayDiagnostics"],
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "margay-compile",
      dependencies: ["MargayTools", "MargaySwiftEmitter", "MargayFrontend", "MargayDiagnostics"],
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "margay-lint",
      dependencies: [
        "MargayTools", "MargayLint", "MargayKit", "MargayFrontend", "MargayDiagnostics",
      ],
      swiftSettings: swiftSettings),
    .plugin(
      name: "CompileDetections", capability: .buildTool(), dependencies: ["margay-compile"]),
    .plugin(
      name: "LintDetections",
      capability: .command(
        intent: .custom(
          verb: "lint-detections", description: "Review the detections of the package.")),
      dependencies: ["margay-lint"]),
    .plugin(
      name: "ConvertDetections",
      capability: .command(
        intent: .custom(
          verb: "convert-detections", description: "Convert YAML detections to Swift source."),
        permissions: [
          .writeToPackageDirectory(reason: "It writes the Swift files of the detections.")
        ]),
      dependencies: ["margay-compile"]),
    .target(name: "MargayDevelopment", swiftSettings: swiftSettings),
    .executableTarget(
      name: "margay-dev",
      dependencies: [
        "MargayDevelopment",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "MargayBenchmarks",
      dependencies: [
        "MargayAlerts", "MargayKit", "MargayFrontend", "MargayEvents", "MargayDiagnostics",
        "CMargayYAML",
      ],
      path: "Benchmarks",
      exclude: ["Converted", "Isolation", "converted", "isolation", "rules"],
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "MargayIsolationBenchmark", dependencies: ["MargayCLI", "MargayKit"],
      path: "Benchmarks/Isolation", swiftSettings: swiftSettings),

    .target(
      name: "TestSupport", dependencies: ["MargayDiagnostics"], path: "Tests/TestSupport",
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "MisbehavingRules", dependencies: ["MargayCLI", "MargayKit"],
      path: "Tests/MisbehavingRules", swiftSettings: swiftSettings),
    .testTarget(
      name: "MargayDiagnosticsTests", dependencies: ["MargayDiagnostics", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "MargayYAMLTests", dependencies: ["MargayYAML", "MargayDiagnostics", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "MargayEventsTests", dependencies: ["MargayEvents", "CMargaySimdjson", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "MargayIRTests", dependencies: ["MargayIR", "MargayEvents", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "MargayFrontendTests",
      dependencies: [
        "MargayFrontend", "MargayYAML", "MargayIR", "MargayEvents", "MargayDiagnostics",
        "TestSupport",
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "MargayKitTests",
      dependencies: [
        "MargayKit", "MargayFrontend", "MargayIR", "MargayEvents", "MargayDiagnostics",
        "TestSupport",
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "MargayIsolationTests", dependencies: ["MargayIsolation", "CMargaySystem"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "MargayShippedRulesTests",
      dependencies: [
        "MargayShippedRules", "MargayKit", "MargayTesting", "MargayDiagnostics", "TestSupport",
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "MargayTestingTests",
      dependencies: [
        "MargayTesting", "MargayKit", "MargayFrontend", "MargayIR", "MargayDiagnostics",
        "TestSupport",
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "MargayLintTests",
      dependencies: [
        "MargayLint", "MargayDevelopment", "MargayKit", "MargayFrontend", "MargayIR", "MargayYAML",
        "MargayEvents",
        "MargayDiagnostics", "TestSupport",
      ],
      exclude: ["Checks"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "MargaySwiftEmitterTests",
      dependencies: [
        "MargaySwiftEmitter", "MargayFrontend", "MargayIR", "MargayEvents", "MargayDiagnostics",
        "TestSupport",
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "MargayToolsTests", dependencies: ["MargayTools", "margay-compile", "margay-lint"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "MargayAlertsTests",
      dependencies: ["MargayAlerts", "MargayKit", "MargayIR", "MargayEvents", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "MargayCLITests",
      dependencies: ["MargayCLI", "MargayYAML", "MargayDiagnostics", "TestSupport"],
      exclude: ["Console"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "ConformanceTests",
      dependencies: [
        "MargayTesting", "MargayAlerts", "MargayShippedRules", "MargayLint", "MargaySwiftEmitter",
        "MargayKit", "MargayFrontend", "MargayIR", "MargayEvents", "MargayYAML",
        "MargayDiagnostics", "TestSupport",
      ],
      path: "Tests/Conformance",
      exclude: ["Conditions", "Tables"],
      swiftSettings: swiftSettings),
  ],
  cxxLanguageStandard: .cxx17
)

// What `margay convert` wrote into the build folder, where .ci/converted or Benchmarks/converted asks for it.
if Context.environment["MARGAY_CONVERTED"] != nil {
  package.targets += [
    .target(
      name: "ConvertedRules", dependencies: ["MargayKit"], path: ".build/converted/Sources",
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "MargayEquivalence",
      dependencies: [
        "ConvertedRules", "MargayTesting", "MargayKit", "MargayFrontend", "MargayIR",
        "MargayEvents", "MargayDiagnostics",
      ],
      path: "Tests/Equivalence", swiftSettings: swiftSettings),
    .executableTarget(
      name: "MargayConvertedBenchmark",
      dependencies: [
        "ConvertedRules", "MargayKit", "MargayFrontend", "MargayIR", "MargayEvents",
      ],
      path: "Benchmarks/Converted", swiftSettings: swiftSettings),
  ]
}
