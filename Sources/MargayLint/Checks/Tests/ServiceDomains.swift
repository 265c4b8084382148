/// Domains of the services whose logs Margay knows: they stand in every event, and tell nothing of the site.
enum ServiceDomains {
  private static let all = [
    "amazon.com", "amazonaws.com", "amazonaws.com.cn", "aws.amazon.com", "amazontrust.com",
    "auth0.com", "cloudflare.com", "github.com", "githubusercontent.com", "google.com",
    "googleapis.com", "googleusercontent.com", "gserviceaccount.com", "appspot.com", "gmail.com",
    "k8s.io", "kubernetes.io", "microsoft.com", "microsoftonline.com", "mozilla.org", "okta.com",
    "oktapreview.com", "outlook.com", "slack.com", "w3.org", "windows.net", "openid.net",
  ]

  /// Whether a domain is one of them or lies below one.
  static func contain(_ domain: String) -> Bool {
    all.contains { ReservedNames.isDomain(domain, inside: $0) }
  }
}
