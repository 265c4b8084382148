import MargayDiagnostics
import MargayFrontend

/// The files of a package of one's own rules, as `margay init` writes them.
struct PackageFiles {
  /// How the package finds Margay.
  enum Dependency {
    /// A folder with a copy of Margay.
    case path(String)
    /// A repository, and the least version.
    case url(String, version: String)
  }

  /// A file, by its path in the package.
  struct File {
    let path: String
    let text: String
  }

  /// The name of the package and of its tool.
  let name: String
  /// Where Margay comes from.
  let dependency: Dependency

  /// The name of the library target: the name with a capital, and `Rules`.
  private var module: String {
    let words = name.split { !$0.isLetter && !$0.isNumber }
    let joined = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    return joined.hasSuffix("Rules") ? joined : joined + "Rules"
  }

  /// Every file.
  var all: [File] {
    [
      File(path: "Package.swift", text: manifest),
      File(path: "Sources/\(name)/main.swift", text: main),
      File(path: "Sources/\(module)/\(module).swift", text: registration),
      File(path: "Sources/\(module)/ConsoleLoginFromNewCountry.swift", text: swiftRule),
      File(path: "Sources/\(module)/Filters.swift", text: filters),
      File(path: "Tests/\(module)Tests/\(module)Tests.swift", text: tests),
      File(path: "Detections/bucket_made_public.yml", text: yamlRule),
      File(path: "Detections/Overrides/site.yml", text: overrides),
      File(path: ".github/workflows/detections.yml", text: workflow),
      File(
        path: ".vscode/settings.json",
        text: EditorSettings(schema: EditorSettings.schemaPath, files: EditorSettings.files).text),
      File(path: EditorSettings.schemaPath, text: RuleSchema.document),
      File(path: ".gitignore", text: ".build/\nPackage.resolved\n"),
      File(path: "README.md", text: readme),
    ]
  }

  private var dependencyText: String {
    switch dependency {
    case .path(let path): ".package(name: \"margay\", path: \(PackageFiles.literal(path)))"
    case .url(let url, let version):
      ".package(url: \(PackageFiles.literal(url)), from: \(PackageFiles.literal(version)))"
    }
  }

  /// A Swift string literal.
  static func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": literal += "\\" + String(scalar)
      case _ where scalar.value < 0x20 || scalar.value >= 0x7F:
        literal += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }

  private var manifest: String {
    """
    // swift-tools-version: 6.2

    import PackageDescription

    let package = Package(
      name: \(PackageFiles.literal(name)),
      dependencies: [
        \(dependencyText)
      ],
      targets: [
        .target(
          name: "\(module)",
          dependencies: [.product(name: "MargayKit", package: "margay")]),
        .executableTarget(
          name: \(PackageFiles.literal(name)),
          dependencies: [
            "\(module)",
            .product(name: "MargayCLI", package: "margay"),
            .product(name: "MargayKit", package: "margay"),
            .product(name: "MargayShippedRules", package: "margay"),
          ]),
        .testTarget(
          name: "\(module)Tests",
          dependencies: [
            "\(module)",
            .product(name: "MargayKit", package: "margay"),
            .product(name: "MargayShippedRules", package: "margay"),
            .product(name: "MargayTesting", package: "margay"),
          ]),
      ]
    )

    """
  }

  private var main: String {
    """
    import MargayCLI
    import MargayKit
    import MargayShippedRules
    import \(module)

    // The rules that come with Margay, then those of this package, then the YAML files of `--rules`.
    let registry = Registry()
    registry.register(ShippedRules.all)
    register\(module)(in: registry)
    Margay.run(registry)

    """
  }

  private var registration: String {
    """
    import MargayKit

    /// Adds the rules of this package and what it changes in those that come with Margay.
    public func register\(module)(in registry: Registry) {
      registry.register(ConsoleLoginFromNewCountry(countries: ["DE", "FR"]))

      // An override: the rule stays Margay's, and what a later version changes shows through.
      registry["Okta.SignInFromHostingProvider"].override {
        $0.severity = .medium
        $0.title { event, previous in
          "[\\(event.shown("client.geographicalContext.country"))] " + (try previous())
        }
      }

      // A filter for every rule of a tag.
      registry.rules(tagged: "AWS").extend { $0.excludeFilters.append(ourOwnScanner) }

      // A rule of its own that derives from another.
      registry.derive("Site.ScannerOnPayments", from: "Nginx.ScannerUserAgent") {
        $0.severity = .high
        $0.threshold = 1
        $0.tests = [
          RuleTest(
            "scan of the payment pages", matches: true,
            \"\"\"
            {"remoteAddr": "192.31.196.20", "request": "GET /pay/ HTTP/1.1", "httpUserAgent": "nikto/2.5", "status": 404}
            \"\"\"),
          RuleTest(
            "scan of other pages", matches: false,
            \"\"\"
            {"remoteAddr": "192.31.196.20", "request": "GET /blog/ HTTP/1.1", "httpUserAgent": "nikto/2.5", "status": 404}
            \"\"\"),
        ]
      } extend: {
        $0.includeFilters.append(EventFilter("payment pages", MatchExpression("request", "Contains", " /pay/")))
      }
    }

    """
  }

  private var swiftRule: String {
    """
    import MargayKit

    /// Finds sign-ins to the console from countries that the site does not work from.
    struct ConsoleLoginFromNewCountry: Rule, Equatable {
      let id = "Site.ConsoleLoginFromNewCountry"
      let place: CodePlace? = .here()
      let logTypes = [CloudTrail.logType]
      let displayName: String? = "Console sign-in from a new country"
      let severity = Severity.medium
      let description = "Somebody signed in from a country that nobody of us works from."
      let runbook = "Ask the user, and end the session if it was not them."
      let tags = ["AWS", "Site"]

      /// The countries that the site works from, as two letters.
      let countries: Set<Text>

      func validateConfiguration() -> [String] {
        countries.isEmpty ? ["it needs the countries that the site works from"] : []
      }

      func matches(_ event: Event) -> Bool {
        guard event["eventName"] == "ConsoleLogin", CloudTrail.isSuccess(event),
          let country = event.text("p_enrichment.ipinfo.sourceIPAddress.country")
        else { return false }
        return !countries.contains(country)
      }

      func title(_ event: Event) -> String? {
        "\\(CloudTrail.actor(event)) signed in from \\(event.shown("p_enrichment.ipinfo.sourceIPAddress.country"))"
      }

      private static let signIn = TestLog(
        \"\"\"
        {"eventName": "ConsoleLogin", "userIdentity": {"arn": "arn:aws:iam::123456789012:user/alice"},
         "p_enrichment": {"ipinfo": {"sourceIPAddress": {"country": "BR"}}}}
        \"\"\")

      var tests: [RuleTest] {
        [
          RuleTest(
            "another country", matches: true, Self.signIn,
            title: "arn:aws:iam::123456789012:user/alice signed in from BR"),
          RuleTest(
            "a country of ours", matches: false,
            Self.signIn.with("p_enrichment.ipinfo.sourceIPAddress.country", "DE")),
          RuleTest("other countries", matches: false, Self.signIn, using: Self(countries: ["BR"])),
        ]
      }
    }

    """
  }

  private var filters: String {
    """
    import MargayKit

    /// The scanner that we run ourselves, by its user agent and its addresses.
    let ourOwnScanner = EventFilter("our own scanner") { event in
      event["userAgent"].hasPrefix("example-scanner/")
        && scannerAddresses.contains { $0.contains(event["sourceIPAddress"]) }
    }

    private let scannerAddresses: [IPRange] = ["198.51.100.0/28"].compactMap { IPRange($0) }

    """
  }

  private var tests: String {
    """
    import MargayKit
    import MargayShippedRules
    import MargayTesting
    import Testing
    import \(module)

    /// The tests of every rule: those in Swift, those in YAML, and those that come with Margay as they are changed here.
    @Suite("Rules")
    struct \(module)Tests {
      @Test("every rule passes its tests, and has a positive and a negative one")
      func rules() throws {
        let registry = Registry()
        registry.register(ShippedRules.all)
        register\(module)(in: registry)
        registry.register(path: "Detections")
        let report = try RuleTests.run(registry, minimumTests: 2)
        #expect(report.failures == [])
        #expect(report.summary.passedTests > 0)
      }
    }

    """
  }

  private var yamlRule: String {
    """
    AnalysisType: rule
    RuleID: Site.BucketMadePublic
    DisplayName: Bucket made public
    Enabled: true
    Severity: High
    Description: The access list of a bucket lets everybody in.
    Runbook: Take the access list back, then see what was read since.
    Tags: [AWS, Site]
    LogTypes: [AWS.CloudTrail]
    Detection:
      - Key: eventName
        Condition: Equals
        Value: PutBucketAcl
      - Key: errorCode
        Condition: IsNullOrEmpty
      - KeyPath: requestParameters.AccessControlPolicy.AccessControlList.Grant
        Condition: AnyElement
        Expressions:
          - KeyPath: Grantee.URI
            Condition: EndsWith
            Value: /global/AllUsers
    GroupBy:
      - KeyPath: requestParameters.bucketName
    AlertTitle: '{userIdentity.arn} made {requestParameters.bucketName} public'
    Tests:
      - Name: everybody may read
        ExpectedResult: true
        Log:
          eventName: PutBucketAcl
          userIdentity: {arn: arn:aws:iam::123456789012:user/alice}
          requestParameters:
            bucketName: example-reports
            AccessControlPolicy:
              AccessControlList:
                Grant:
                  - {Grantee: {URI: http://acs.amazonaws.com/groups/global/AllUsers}, Permission: READ}
      - Name: one account may read
        ExpectedResult: false
        Log:
          eventName: PutBucketAcl
          requestParameters:
            bucketName: example-reports
            AccessControlPolicy:
              AccessControlList:
                Grant:
                  - {Grantee: {ID: '0123'}, Permission: READ}

    """
  }

  private var overrides: String {
    """
    # What this site changes in rules, for those who do not write Swift.
    Overrides:
      - Select: {RuleID: [Nginx.SQLInjectionAttempt]}
        Override: {Threshold: 20}
        Extend: {Tags: [site:web]}
    Filters:
      - Name: health checks
        Mode: Exclude
        Applies: {LogTypes: [Nginx.Access]}
        Expressions:
          - {Key: httpUserAgent, Condition: StartsWith, Value: ELB-HealthChecker}

    """
  }

  private var workflow: String {
    """
    name: detections
    on: [push, pull_request]
    jobs:
      test:
        runs-on: ubuntu-latest
        container: swift:latest
        steps:
          - uses: actions/checkout@v4
          - run: apt-get update && apt-get install -y libyaml-dev zlib1g-dev libzstd-dev libsimdjson-dev pkg-config
          - run: swift build
          - run: swift run \(name) validate Detections
          - run: swift run \(name) test --rules Detections --minimum-tests 2
          - run: swift test

    """
  }

  private var readme: String {
    """
    # \(name)

    Security detections of our own, in YAML and in Swift, on top of those that come with Margay.

    On Debian or Ubuntu with Swift 6.2:

        sudo apt-get install -y libyaml-dev zlib1g-dev libzstd-dev libsimdjson-dev pkg-config
        swift run \(name) test --rules Detections
        swift run \(name) run --rules Detections logs.ndjson

    `swift test` runs the tests of every rule too. The tool has every command of `margay`: `list rules`, `get`,
    `compare`, `explain` and the others, over the rules of this package.

    - `Detections/`: rules in YAML; `Detections/Overrides/`: what is changed in rules without Swift
    - `Sources/\(module)/`: rules in Swift, overrides, filters, derived rules
    - `swift run \(name) new rule --log-type AWS.CloudTrail` writes the skeleton of another rule

    """
  }
}
