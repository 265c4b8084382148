import MargayTools

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

let code = ToolResult.report(of: "margay-lint") { () throws(ToolFailure) -> ToolResult in
  try DetectionLinting(Array(CommandLine.arguments.dropFirst())).run()
}
exit(code)
