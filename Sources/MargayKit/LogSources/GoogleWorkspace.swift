/// Events of Google Workspace, in the form of the Reports API's activities.
public enum GoogleWorkspace {
  /// The name of the log type of whole activities.
  public static let reports = "GSuite.Reports"
  /// The name of the log type of single events.
  public static let activityEvent = "GSuite.ActivityEvent"
}
