import ArgumentParser

/// The flags about the cache of `margay lint`.
struct LintCacheOptions: ParsableArguments {
  @Flag(name: .long, help: "Lint every file anew, and keep nothing for the next run.")
  var noCache = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Where results are kept for the next run, in place of $XDG_CACHE_HOME/margay.",
      valueName: "folder"))
  var cacheDir: String?
}
