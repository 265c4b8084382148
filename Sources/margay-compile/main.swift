import MargayTools

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

let code = ToolResult.report(of: "margay-compile") { () throws(ToolFailure) -> ToolResult in
  try CompileTool.result(of: Array(CommandLine.arguments.dropFirst()))
}
exit(code)
